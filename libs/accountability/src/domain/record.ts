import {
  accept,
  canonicalJson,
  fromBase64,
  parseJson,
  readStatement,
  rejection,
  signedBytes,
  under,
  utf8,
  type Json,
  type Policy,
} from '@mingjing/kernel';
import type {
  Anchored,
  CorrectionRecorded,
  LateEntryReasonGiven,
  LateStatementAdmitted,
} from '../payloads/record-events';

/** A correction names an entry that stands before it: target and index were taken from the log. */
const aCorrectionNamesAnEarlierEntry: Policy<unknown, CorrectionRecorded> = (_state, { data }, facts) =>
  data.targetIndex < facts.index
    ? undefined
    : rejection('correction-target-ahead', 'A correction names an entry that stands in the log before it.', {
        targetIndex: data.targetIndex,
      });

const aCorrectionStandsAlone: Policy<unknown, unknown> = (state) =>
  state === undefined
    ? undefined
    : rejection('record-stands', 'Each such record has a stream of its own; give it a new id.');

/** A checkpoint that was carried out must be one of this log, or it proves nothing. */
const theAnchoredRootIsTheLogs: Policy<unknown, Anchored> = (_state, { data }, facts) =>
  facts.root(data.size) === data.root
    ? undefined
    : rejection('anchor-root-wrong', 'The anchored root is not the root of this log at that size.', {
        size: data.size,
      });

/** §4.2, L3: the reason for a late entry is approved by another person. */
const anotherPersonApprovesTheReason: Policy<unknown, LateEntryReasonGiven> = (_state, { cosigners = [] }) =>
  cosigners.length > 0
    ? undefined
    : rejection(
        'late-reason-not-approved',
        'The reason for a late entry needs the signature of a second person.',
      );

const theOriginalIsAStatementOfThisLedger: Policy<unknown, LateStatementAdmitted> = (
  _state,
  { data },
  facts,
) => {
  const bytes = fromBase64(data.original);
  const parsed = bytes === null ? undefined : parseJson(bytes, 32);
  const read = parsed?.ok === true ? readStatement(parsed.value) : undefined;
  if (read?.ok === true && bytes !== null && read.value.ledger === facts.ledger) {
    const canonical = canonicalJson(read.value as unknown as Json);
    if (signedBytes(utf8(canonical)).length === signedBytes(bytes).length) return undefined;
  }
  return rejection(
    'late-original-unreadable',
    'The original is not the signed text of a statement for this ledger.',
  );
};

export const recordCorrection = under<unknown, CorrectionRecorded>([
  aCorrectionStandsAlone,
  aCorrectionNamesAnEarlierEntry,
]);
export const recordAnchor = under<unknown, Anchored>([aCorrectionStandsAlone, theAnchoredRootIsTheLogs]);
export const giveLateReason = under<unknown, LateEntryReasonGiven>([
  aCorrectionStandsAlone,
  anotherPersonApprovesTheReason,
]);
export const admitLateStatement = under<unknown, LateStatementAdmitted>(
  [aCorrectionStandsAlone, theOriginalIsAStatementOfThisLedger],
  () => accept(),
);

/** What stands in a stream of one record: that it stands. */
export interface StandingRecord {
  readonly id: string;
  readonly type: string;
  readonly index: number;
}
