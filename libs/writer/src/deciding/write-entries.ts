import {
  MAX_ENTRY_BYTES,
  entryAround,
  ok,
  rejection,
  signedBytes,
  toBase64,
  type Rejection,
  type Result,
  type SignatureSet,
} from '@mingjing/kernel';
import { refuseServiceKey } from '../accepting/server-keys';
import type { DraftEntry } from './constitution';
import type { GroupRules } from './group-rules';
import type { Trial } from './trial';

type Signing = Pick<GroupRules, 'findKey' | 'serviceKey'>;

/** Makes entries of drafts, signs the ledger's own, and puts them on trial; refuses what could not stand. */
export function writeEntries(
  trial: Trial,
  drafts: readonly DraftEntry[],
  recordedAt: string,
  rules: Signing,
): Rejection | undefined {
  for (const draft of drafts) {
    const { statement, body, revision } = draft;
    const signature = draft.signature === undefined ? signed(trial, body, rules) : ok(draft.signature);
    if (!signature.ok) return signature.rejection;
    const bytes = entryAround(body, signature.value, recordedAt, revision);
    if (bytes.length > MAX_ENTRY_BYTES) return tooLarge(bytes.length, statement.type);
    trial.add({ id: statement.id, type: statement.type, revision, body, bytes });
  }
  return undefined;
}

function signed(trial: Trial, body: Uint8Array, { findKey, serviceKey }: Signing): Result<SignatureSet> {
  const { keyId, sign } = serviceKey;
  const invalid = refuseServiceKey(trial.overlay, findKey, keyId, trial.nextIndex);
  if (invalid !== undefined) return { ok: false, rejection: invalid };
  return ok({ key: keyId, sig: toBase64(sign(signedBytes(body))) });
}

function tooLarge(bytes: number, type: string): Rejection {
  return rejection('too-large', 'An entry has at most 65,535 bytes; put lists and documents into files.', {
    bytes,
    type,
  });
}
