import { caseCourse } from '../cases/case-course';
import { imposeOnSpot } from '../cases/on-spot';
import { toThePolice } from '../cases/police';
import { DEPUTY, HEAD } from '../county/people';
import { isImmediateGate } from '../county/violations';
import { laterBy, MINUTE } from '../story/moments';
import type { Step } from '../story/step';
import type { PenaltyTruth } from '../truth/finding-truth';
import type { Trace } from '../visits/visit';
import { penaltyFate } from './fate';
import { entered, truthOf, type Found } from './found';
import type { PenaltyQuestion, PenaltySteps, Round } from './penalty-question';
import { RATES } from './rates';

/** Two hours after the start at the earliest: a visit is over by then. */
const DESK_WORK = 120 * MINUTE;

/** Whether the standard of a penalty is reached, and what follows where it is (must 3). */
export function penaltyCourse(
  found: Found,
  traces: readonly Trace[],
  start: number,
  round: Round,
): PenaltySteps {
  const chance = found.chance.of(round);
  const forgotten = mayGoWrong(found, round) && chance.happens(RATES.assessmentMissing);
  if (forgotten || traces.length === 0) return { steps: [], settledAt: start };
  const late = found.plot.reached !== true && chance.happens(RATES.assessedLate);
  const assessedAt = laterBy(start, late ? chance.whole(16, 20) : chance.whole(0, 10)) + DESK_WORK;
  const reached = reachedAmong(found, traces, round);
  const below = traces.filter((trace) => !reached.includes(trace));
  const notReached = assess(found, below, assessedAt, round, false);
  if (reached.length === 0) return { steps: notReached, settledAt: assessedAt };
  const fate = found.plot.penalty ?? penaltyFate(chance);
  const penalised = penalise({ found, traces: reached, start, assessedAt, round, fate });
  return { steps: [...notReached, ...penalised.steps], settledAt: penalised.settledAt };
}

function mayGoWrong({ plot }: Found, round: Round): boolean {
  return round === 'penalty' && plot.reached !== true;
}

/** Overdue and not corrected is the standard itself; what may be penalised at once is judged as a whole. */
function reachedAmong({ chance, plot }: Found, traces: readonly Trace[], round: Round): readonly Trace[] {
  const share = round === 'penalty' ? RATES.reachedAtOnce : RATES.reachedAgain;
  const atOnce = plot.reached === true || chance.of('reached', round).happens(share);
  return traces.filter(({ violation }) => atOnce || !isImmediateGate(violation.gate));
}

function penalise(question: PenaltyQuestion): PenaltySteps {
  const { found, traces, assessedAt, round, fate } = question;
  if (fate.outcome === 'SIMPLE') return imposeOnSpot(question);
  const assessed = assess(found, traces, assessedAt, round, true);
  const next = afterAssessment(question);
  return { steps: [...assessed, ...next.steps], settledAt: Math.max(assessedAt, next.settledAt) };
}

function afterAssessment(question: PenaltyQuestion): PenaltySteps {
  switch (question.fate.outcome) {
    case 'GENERAL':
      return caseCourse(question);
    case 'POLICE':
      return toThePolice(question);
    case 'WAIVED':
      return waive(question, true);
    case 'WAIVED_WITHOUT_POWER':
      return waive(question, false);
    case 'NOTHING':
    case 'SIMPLE':
      return { steps: [], settledAt: question.assessedAt };
    default:
      return question.fate.outcome satisfies never;
  }
}

function assess(
  found: Found,
  traces: readonly Trace[],
  moment: number,
  round: Round,
  reached: boolean,
): readonly Step[] {
  if (traces.length === 0) return [];
  const { story, visit } = found;
  const acts = traces.map((trace) => {
    truthOf(found, trace)[round].assessed = { at: moment, reached };
    const reason = reached ? '违法事实清楚，达到处罚裁量标准' : '情节轻微，责令改正即可';
    const data = { reached, tier: reached ? 'GENERAL' : 'NONE', reason };
    return story.act('PenaltyStandardAssessed', `finding/${trace.finding}`, moment, data, {
      occasion: round,
    });
  });
  return [entered(found, visit.leadActor, acts)];
}

/** After education: lawful is the head's waiver; the other one the deputy signs, who has no power to waive. */
function waive({ found, traces, assessedAt, round }: PenaltyQuestion, lawful: boolean): PenaltySteps {
  const { story, visit, pictures } = found;
  const taught = laterBy(assessedAt, 1);
  const waivedAt = taught + 60 * MINUTE;
  const education = traces.map(({ finding }) =>
    story.act('EducationGiven', `finding/${finding}`, taught, { form: '现场普法教育' }, { occasion: round }),
  );
  const waivers = traces.map((trace) => {
    const truth: PenaltyTruth = truthOf(found, trace)[round];
    truth.waived = { at: waivedAt, lawful };
    const data = {
      ...{ code: 'W33b', article: '行政处罚法第三十三条第一款', facts: '初次违法，危害后果轻微并及时改正' },
      ...{ evidence: pictures.slice(0, 1), proposal: visit.leadActor },
    };
    return story.act('PenaltyWaived', `finding/${trace.finding}`, waivedAt, data, { occasion: round });
  });
  const steps = [entered(found, visit.leadActor, education), entered(found, lawful ? HEAD : DEPUTY, waivers)];
  return { steps, settledAt: waivedAt };
}
