import { laterBy } from '../story/moments';
import type { Step } from '../story/step';
import type { Trace } from '../visits/visit';
import { fateOf, type Fate } from './fate';
import { entered, openFindings, truthOf, type Found } from './found';
import { ordered } from './ordered';
import { RATES } from './rates';
import { transferCourse } from './transfer-course';

/** Within rule T-34 two officers answer each trace: a violation, none, or part of another finding. */
export function answerFound(found: Found): readonly Step[] {
  openFindings(found);
  const fate = found.plot.fate ?? fateOf(found.chance.of('fate'));
  const moment = fate.answeredLate ? laterBy(found.answerable, found.chance.whole(4, 6)) : found.answerable;
  const { confirmed, dismissed, merged } = sort(found);
  return [
    ...dismissed.map((trace) => dismiss(found, trace, moment)),
    ...(confirmed.length === 0 ? [] : [confirm(found, confirmed, moment)]),
    ...merged.map(([trace, into]) => merge(found, trace, into, moment)),
    ...(confirmed.length === 0 ? [] : answered(found, fate, confirmed, moment)),
  ];
}

function answered(found: Found, fate: Fate, confirmed: readonly Trace[], moment: number): readonly Step[] {
  if (fate.transfer !== undefined) return transferCourse(found, fate, fate.transfer, confirmed, moment);
  return ordered(
    found,
    fate,
    confirmed,
    moment,
    Math.max(moment, laterBy(found.answerable, fate.orderDelay)),
  );
}

interface Sorted {
  readonly confirmed: readonly Trace[];
  readonly dismissed: readonly Trace[];
  /** Each with the finding that it goes into. */
  readonly merged: readonly (readonly [Trace, Trace])[];
}

/** Of two traces of one violation the second may be found to be the first seen twice. */
function sort({ traces, chance, plot }: Found): Sorted {
  const share = plot.fate === undefined ? RATES.dismissed : 0;
  const dismissed = traces.filter(({ finding }) => chance.of('dismissed', finding).happens(share));
  const standing = traces.filter((trace) => !dismissed.includes(trace));
  const merged = standing.flatMap((trace) => {
    const first = standing.find(({ violation }) => violation.code === trace.violation.code) ?? trace;
    const same = first !== trace && chance.of('merged', trace.finding).happens(RATES.merged);
    return same ? [[trace, first] as const] : [];
  });
  const gone = new Set(merged.map(([trace]) => trace));
  return { dismissed, merged, confirmed: standing.filter((trace) => !gone.has(trace)) };
}

function confirm(found: Found, traces: readonly Trace[], moment: number): Step {
  const { story, visit } = found;
  const acts = traces.map(({ finding, violation }) => {
    story.truth.of(finding).answer = { kind: 'CONFIRMED', at: moment };
    const data = {
      violation: violation.code,
      gate: violation.gate,
      facts: `现场检查发现：${violation.text}`,
    };
    return story.act('ViolationConfirmed', `finding/${finding}`, moment, data, {
      cosigners: [visit.secondActor],
    });
  });
  return entered(found, visit.leadActor, acts);
}

function dismiss(found: Found, trace: Trace, moment: number): Step {
  const { story, visit, pictures } = found;
  truthOf(found, trace).answer = { kind: 'DISMISSED', at: moment };
  const data = { reason: '经复核不构成违法', evidence: pictures.slice(0, 1) };
  return entered(found, visit.leadActor, [
    story.act('FindingDismissed', `finding/${trace.finding}`, moment, data, {
      cosigners: [visit.secondActor],
    }),
  ]);
}

function merge(found: Found, trace: Trace, into: Trace, moment: number): Step {
  const { story, visit } = found;
  truthOf(found, trace).answer = { kind: 'MERGED', at: moment };
  return entered(found, visit.leadActor, [
    story.act('FindingMerged', `finding/${trace.finding}`, moment, { into: into.finding }),
  ]);
}
