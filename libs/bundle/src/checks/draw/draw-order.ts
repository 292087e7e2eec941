import { fault, type Fault } from '../../report';
import { member, type SignedDraw, type SignedEvent } from './signed-draw';

/** Each of the one before each of the other: draw.md, order of events. */
const COURSE: readonly (readonly [earlier: string, later: string])[] = [
  ['DrawPlanned', 'SeedCommitted'],
  ['DrawPlanned', 'FreezeOrdered'],
  ['FreezeOrdered', 'RegisterFrozen'],
  ['SeedCommitted', 'SeedRevealed'],
  ['RegisterFrozen', 'SeedRevealed'],
  ['SeedRevealed', 'BeaconObserved'],
  ['SeedRevealed', 'DrawExecuted'],
  ['BeaconObserved', 'DrawExecuted'],
  ['DrawExecuted', 'TasksAssignedSealed'],
  ['TasksAssignedSealed', 'DrawResultCountersigned'],
  ['TasksAssignedSealed', 'DrawPublished'],
  // The same of a bundle that holds nothing of what stands between them.
  ['RegisterFrozen', 'DrawResultCountersigned'],
  ['SeedCommitted', 'DrawResultCountersigned'],
  ['BeaconObserved', 'DrawResultCountersigned'],
  ['DrawResultCountersigned', 'DrawPublished'],
];

/** Whoever freezes or commits after a secret is known chooses the outcome; the log's indices tell. */
export function orderFault(draw: SignedDraw): Fault | undefined {
  return ratioFault(draw) ?? courseFault(draw);
}

/** A ratio that is decided once the register is known, a replaced draw's too, picks how many are drawn. */
function ratioFault(draw: SignedDraw): Fault | undefined {
  const decided = last([...draw.ratios.values()].flat());
  if (decided >= first(draw.of('DrawPlanned'))) return notBefore('RatioDecided', 'DrawPlanned');
  const frozen = draw.register === undefined ? [] : [draw.register];
  return decided >= first(frozen) ? notBefore('RatioDecided', 'RegisterFrozen') : undefined;
}

function courseFault(draw: SignedDraw): Fault | undefined {
  const wrong = COURSE.find(([earlier, later]) => last(draw.of(earlier)) >= first(draw.of(later)));
  if (wrong !== undefined) return notBefore(...wrong);
  const needed = last(foundation(draw));
  const reveals = draw.of('SeedRevealed');
  if (needed >= first(reveals)) return notBefore('RegisterFrozen', 'SeedRevealed');
  const blind = reveals.find((reveal) => !sawAll(reveal, needed));
  return blind && unseen(blind);
}

function foundation(draw: SignedDraw): readonly SignedEvent[] {
  return [...(draw.register === undefined ? [] : [draw.register]), ...draw.of('SeedCommitted')];
}

/** The checkpoint named by a reveal covers register and commitments, and was there before the reveal. */
function sawAll({ index, data }: SignedEvent, needed: number): boolean {
  const size = member(data['checkpoint'], 'size');
  return typeof size === 'number' && size > needed && size <= index;
}

function last(events: readonly SignedEvent[]): number {
  return Math.max(-1, ...events.map(({ index }) => index));
}

function first(events: readonly SignedEvent[]): number {
  return Math.min(Infinity, ...events.map(({ index }) => index));
}

function notBefore(earlier: string, later: string): Fault {
  return fault(
    'draw-order',
    `日志中次序不对：${earlier} 须在 ${later} 之前`,
    `in the log every ${earlier} must stand before every ${later}`,
  );
}

function unseen({ index }: SignedEvent): Fault {
  return fault(
    'reveal-checkpoint',
    `第 ${String(index)} 条公开种子时所见检查点，未涵盖冻结的名册与全部承诺，或晚于该条`,
    `the checkpoint that entry ${String(index)} revealed under does not cover the frozen register and every commitment, or is later than the entry`,
  );
}
