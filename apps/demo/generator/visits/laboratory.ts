import { categoryOf } from '../county/categories';
import { LABORATORY } from '../county/people';
import { OF_FAMILY, violation } from '../county/violations';
import { answerFound } from '../musts/answer-found';
import type { Found } from '../musts/found';
import { RATES } from '../musts/rates';
import { at, dayOf, workingDay } from '../story/moments';
import type { Step } from '../story/step';
import { sitting } from '../story/story';
import { sampleId } from './during-visit';
import type { Entry } from './entry-time';
import type { Trace } from './visit';

/** The laboratory reports on each sample days or weeks later; what does not comply is a first trace. */
export function laboratory(found: Found, entry: Entry): readonly Step[] {
  const { story, visit } = found;
  if (visit.samples === 0) return [];
  const chance = visit.chance.of('laboratory');
  const code = failing(found, chance.happens(RATES.samplesNonCompliant));
  const entered = workingDay(dayOf(entry.at), 1);
  const day = workingDay(dayOf(visit.end), chance.whole(5, 20));
  const moment = at(day > entered ? day : entered, '10:00');
  const stream = `task/${visit.task}`;
  const reports = Array.from({ length: visit.samples }, (_, i) => {
    const report = story.file('样例检验报告', visit.task, sampleId(i));
    const bad = i === 0 && code !== undefined;
    const result = bad ? { result: 'NON_COMPLIANT', violation: code } : { result: 'COMPLIANT' };
    const data = { sample: sampleId(i), ...result, report: report.reference };
    return { report, act: story.act('LabReported', stream, moment, data, { occasion: sampleId(i) }) };
  });
  const sent = sitting(
    moment,
    LABORATORY,
    reports.map(({ act }) => act),
    reports.map(({ report }) => report),
  );
  const [first] = reports;
  if (code === undefined || first === undefined) return [sent];
  story.truth.count('labFindings');
  const trace: Trace = { finding: first.act.id, item: '', violation: violation(code) };
  const answerable = at(dayOf(moment), '14:30');
  return [
    sent,
    ...answerFound({
      ...found,
      ...{ chance, traces: [trace], since: moment, answerable, enteredAt: answerable },
      pictures: [first.report.sha256],
    }),
  ];
}

/** The violation that a bad sample is taken for; a story may ask for one. */
function failing({ story, visit, plot }: Found, happens: boolean): string | undefined {
  if (plot.sample !== undefined) return plot.sample;
  if (plot.label !== undefined || !happens) return undefined;
  const { family } = categoryOf(story.entity(visit.entity).category);
  return OF_FAMILY[family].atOnce[0];
}
