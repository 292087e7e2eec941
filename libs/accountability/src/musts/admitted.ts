import type { Caveat } from './act';
import type { Must, MustRow } from './judging/row';
import type { AdmittedAct } from './must-record';
import { NOTES, joined, noteMembers, noteOf } from './notes';

const ANSWERS: Readonly<Record<string, readonly Must[]>> = {
  ViolationConfirmed: ['M1', 'M3'],
  FindingDismissed: ['M1'],
  FindingMerged: ['M1'],
  FindingClosed: ['M1', 'M2', 'M3'],
  FindingWithdrawn: ['M1', 'M2', 'M3'],
  OrderWaived: ['M1', 'M2'],
  InspectionFinished: ['M1'],
  RectificationOrdered: ['M1', 'M1_AGAIN'],
  OrderServed: ['M1', 'M1_AGAIN'],
  OrderWithdrawn: ['M1', 'M2'],
  OrderExtended: ['M2'],
  RecheckPerformed: ['M2', 'M3'],
  RecheckWaived: ['M2'],
};

/** What concerns the penalty, and nothing else. */
const PENALTY: readonly Must[] = ['M3'];

/**
 * The row with the admitted statements that would answer it beside what it stands on: they are shown,
 * marked as unverified in time, and decide nothing, since nobody can tell when they were signed.
 */
export function withAdmitted(row: MustRow, admitted: readonly AdmittedAct[]): MustRow {
  const shown = admitted.filter((act) => concerns(act, row));
  if (shown.length === 0) return row;
  const beside = shown.map((act) => ({
    ...{ index: act.index, type: act.type, at: act.at, signer: act.signer },
    caveats: caveatsOf(act),
  }));
  const because = [...row.because, ...beside].sort((a, b) => a.index - b.index);
  return { ...row, because, ...noteMembers(joined([noteOf(row), NOTES.ADMITTED_LATE])) };
}

function caveatsOf({ attested, cosignersOnlyNamed }: AdmittedAct): readonly Caveat[] {
  return [
    'UNVERIFIED_IN_TIME',
    ...(attested === undefined ? [] : (['ATTESTED'] as const)),
    ...(cosignersOnlyNamed === undefined ? [] : (['COSIGNERS_ONLY_NAMED'] as const)),
  ];
}

function concerns({ type, order }: AdmittedAct, row: MustRow): boolean {
  if (!(ANSWERS[type] ?? PENALTY).includes(row.must)) return false;
  return row.must !== 'M2' || order === undefined || row.order === order;
}
