import { ratioDecision, type RatioDecision } from '@mingjing/checklist/contracts';
import type { Facts, Plain } from '@mingjing/kernel';
import type { ExecutedStratum } from '../payloads/draw-course';
import type { PlannedStratum } from '../payloads/draw-planned';
import type { FrozenBand, FrozenStratum, StratumSize } from '../payloads/register-frozen';

/** Ten digits, as wide as any count: no register has ten billion rows, no weight and no minimum is 2^31. */
export const WIDEST = 9_999_999_999;
export const HASH = 'f'.repeat(64);

type Planned = Plain<PlannedStratum>;

/** A stratum as RegisterFrozen has it, with numbers as long as a register can make them. */
export function longestFrozen({ id, field, parties, ...planned }: Planned, facts: Facts): FrozenStratum {
  const { mode, ratio, minimum = 0, annual } = planned;
  const place = { id, ...(parties === undefined ? { field: field ?? '' } : { parties }) };
  if (annual !== undefined) return { ...place, mode, ratio: [0, 1], minimum: WIDEST };
  const decided = decisionOf(planned, facts);
  const ratios = [ratio ?? [1, 1], ...bandsOf(decided).map(({ percent }) => [percent, 100])];
  return { ...place, mode, ratio: longest(ratios) as [number, number], minimum };
}

/** What RegisterFrozen says of its size. A band may be another than it was 30 days ago: then that is told too. */
export function longestSize(planned: Planned, facts: Facts): StratumSize {
  const count = { population: WIDEST, drawn: WIDEST };
  const bands = bandsOf(decisionOf(planned, facts));
  const band = bands.length === 0 ? undefined : longest(bands);
  return {
    ...{ id: planned.id, ...count, oneFewer: WIDEST, oneMore: WIDEST },
    ...(band === undefined
      ? {}
      : { band, moved: { ...count, band, since: '2026-03-05', came: WIDEST, left: WIDEST } }),
    ...(planned.annual === undefined ? {} : { registered: WIDEST, drawnBefore: WIDEST }),
  };
}

/** What DrawExecuted says of it, where anybody is drawn. */
export function longestExecuted({ id }: Planned): ExecutedStratum {
  return { id, population: WIDEST, drawn: WIDEST, cutOff: { ticket: HASH, weight: WIDEST } };
}

function decisionOf({ ratioDecision: named }: Partial<Planned>, facts: Facts): RatioDecision | undefined {
  return named === undefined ? undefined : ratioDecision(facts, named);
}

function bandsOf(decision: RatioDecision | undefined): readonly FrozenBand[] {
  return decision?.bands ?? [];
}

function longest<Value extends object>(values: readonly Value[]): Value {
  return values.reduce((a, b) => (JSON.stringify(b).length > JSON.stringify(a).length ? b : a));
}
