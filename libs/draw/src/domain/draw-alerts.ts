import { instantOf, type Facts } from '@mingjing/kernel';
import type { BandMove } from '../payloads/register-frozen';
import { passedOverSince, type RecordedLate } from './departures';
import { isUnblinded } from './draw-questions';
import { drawOf, frozenOf, type DrawState } from './draw-state';
import { TABLE } from './tables';

/**
 * What nobody can switch off. ABANDONED: committed, not revealed in time, and not drawn since; a void does
 * not end it. OVERDUE: came late, or did not commit. LATE_REVEAL: revealed after the others could be
 * known. BAND_MOVED: the register changed its band in the 30 days before the freeze. PASSED_OVER:
 * substitutes did not come, or did not stay, for reasons that were on record only after the draw; told once
 * the last side is. NOT_COUNTERSIGNED, which the countersignature or a void ends: the officers' time has
 * come, and nobody has signed the result, so nobody is told.
 */
export type DrawAlert =
  | {
      readonly kind: 'ABANDONED' | 'OVERDUE';
      readonly deadline: 'COMMIT' | 'REVEAL';
      readonly missing: readonly string[];
    }
  | { readonly kind: 'LATE_REVEAL'; readonly contributor: string }
  | { readonly kind: 'BAND_MOVED'; readonly stratum: string; readonly moved: BandMove }
  | ({ readonly kind: 'PASSED_OVER' } & RecordedLate)
  | { readonly kind: 'NOT_COUNTERSIGNED'; readonly since: string };

export function alertsOf(facts: Facts, draw: DrawState): readonly DrawAlert[] {
  const isDrawn = draw.executed !== undefined;
  const kept = draw.commitments.map(({ contributor }) => contributor);
  const silent = draw.overdue.map(({ deadline, missing }): DrawAlert => {
    const isAbandoned = !isDrawn && deadline === 'REVEAL' && missing.some((one) => kept.includes(one));
    return { kind: isAbandoned ? 'ABANDONED' : 'OVERDUE', deadline, missing };
  });
  const late = draw.reveals.filter((reveal) => reveal.late);
  const sizes = frozenOf(facts, draw)?.sizes ?? [];
  return [
    ...silent,
    ...late.map(({ contributor }): DrawAlert => ({ kind: 'LATE_REVEAL', contributor })),
    ...sizes.flatMap(({ id, moved }): readonly DrawAlert[] =>
      moved === undefined ? [] : [{ kind: 'BAND_MOVED', stratum: id, moved }],
    ),
    ...passedOver(draw, facts),
    ...unsigned(draw, facts),
  ];
}

function passedOver({ id }: DrawState, facts: Facts): readonly DrawAlert[] {
  if (!isUnblinded(facts, id)) return [];
  const since = passedOverSince(facts, id);
  return since.recordedAfter + since.recordedNowhere === 0 ? [] : [{ kind: 'PASSED_OVER', ...since }];
}

function unsigned({ executed, countersigned, voided, plan }: DrawState, facts: Facts): readonly DrawAlert[] {
  if (executed === undefined || countersigned !== undefined || voided !== undefined) return [];
  const since = plan.unblind.officers;
  return instantOf(since) <= instantOf(facts.recordedAt) ? [{ kind: 'NOT_COUNTERSIGNED', since }] : [];
}

/** Every draw that was ever planned, the voided ones too, in the order of their plans' entries. */
export function allDraws(facts: Facts): readonly DrawState[] {
  const standing = facts.list(TABLE.drawNumber, '').map(({ value }) => value as string);
  const voided = facts.list(TABLE.voids, '').map(({ key }) => key.slice(key.indexOf(' ') + 1));
  return [...new Set([...standing, ...voided])]
    .map((id) => drawOf(facts, id))
    .filter((draw) => draw !== undefined)
    .sort((a, b) => a.planned.index - b.planned.index);
}
