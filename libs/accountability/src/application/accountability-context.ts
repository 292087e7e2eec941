import {
  correctMoment,
  correctValue,
  isClaimedTime,
  type Context,
  type EventDefinition,
  type FactChange,
  type JsonObject,
  type RecordedEvent,
  type Role,
} from '@mingjing/kernel';
import { admitNewOriginal, ADMITTED_TABLE, originalOf } from '../domain/admit-original';
import { admitStatement } from '../domain/admission';
import { recordAnchor } from '../domain/anchors';
import { admitCorrection, recordCorrection } from '../domain/corrections';
import { eraseFromVault, factsOfErasure } from '../domain/erasures';
import { admitReason, giveReason, LATE_REASON_TABLE } from '../domain/late-entries';
import { APPROVERS as approvers, targetOf } from '../domain/named-statement';
import type { Verify } from '../domain/original-signatures';
import { CorrectionRecorded } from '../payloads/corrections';
import { VaultErased } from '../payloads/erasures';
import { LateEntryReasonGiven, LateStatementAdmitted } from '../payloads/late-entries';
import { AccessRecorded, Anchored } from '../payloads/observations';
import { accountabilityRefusals } from './refusals';

const row = { version: 1, visibility: 'reader' } as const;
const workers: readonly Role[] = [
  ...approvers,
  ...(['LEAD', 'OFFICER', 'ENTRY', 'REGISTRAR_ENTITY', 'REGISTRAR_OFFICER'] as const),
  ...(['DRAW_ADMIN', 'LAB_SIGNER', 'PUBLISHER'] as const),
];

const events: readonly EventDefinition[] = [
  {
    ...row,
    type: 'CorrectionRecorded',
    stream: 'correction',
    payload: CorrectionRecorded,
    statedBy: workers,
    decide: recordCorrection,
    admit: admitCorrection,
    names: targetOf,
  },
  {
    ...row,
    type: 'AccessRecorded',
    stream: 'access',
    payload: AccessRecorded,
    statedBy: ['ledger'],
    observed: true,
  },
  {
    ...row,
    type: 'Anchored',
    stream: 'anchor',
    visibility: 'public',
    payload: Anchored,
    statedBy: ['founder', 'HEAD', 'LEGAL', 'PUBLISHER'],
    decide: recordAnchor,
  },
  {
    ...row,
    type: 'LateEntryReasonGiven',
    stream: 'late',
    payload: LateEntryReasonGiven,
    statedBy: workers,
    cosignedBy: approvers,
    decide: giveReason,
    admit: admitReason,
    names: targetOf,
  },
  {
    ...row,
    type: 'VaultErased',
    stream: 'erasure',
    payload: VaultErased,
    statedBy: approvers,
    decide: eraseFromVault,
  },
];

const admission = (verify: Verify): EventDefinition => ({
  ...row,
  type: 'LateStatementAdmitted',
  stream: 'late',
  payload: LateStatementAdmitted,
  statedBy: approvers,
  decide: admitStatement(verify),
  admit: admitNewOriginal(verify),
  names: originalOf,
});

/** What was stated last in a stream, by whom and when: these streams have no course. */
function lastStatement(_state: unknown, { type, actor, occurredAt, data }: RecordedEvent): unknown {
  return { type, by: actor, at: occurredAt, data };
}

function factsOf(event: RecordedEvent): readonly FactChange[] {
  const { type, data, index } = event;
  if (type === 'VaultErased') return factsOfErasure(event);
  if (type === 'LateEntryReasonGiven')
    return [{ table: LATE_REASON_TABLE, key: data['target'] as string, value: index }];
  if (type === 'CorrectionRecorded') return [...correctedMoments(data), ...correctValue(data)];
  if (type !== 'LateStatementAdmitted') return [];
  return originalOf(data).map((key) => ({ table: ADMITTED_TABLE, key, value: index }));
}

function correctedMoments({ target, member, newValue }: JsonObject): readonly FactChange[] {
  return member === 'occurredAt' && isClaimedTime(newValue as string)
    ? [correctMoment(target as string, newValue as string)]
    : [];
}

/** What is said about entries afterwards: corrections, looks, anchors, reasons for lateness. */
export function accountabilityContext(verify: Verify): Context {
  return {
    name: 'accountability',
    streams: ['correction', 'access', 'anchor', 'late', 'erasure'].map((word) => ({
      word,
      evolve: lastStatement,
    })),
    events: [...events, admission(verify)],
    facts: factsOf,
    refusals: accountabilityRefusals,
  };
}
