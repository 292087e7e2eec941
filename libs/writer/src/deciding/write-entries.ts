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
import { serviceSignerAt } from '../accepting/service-signers';
import type { DraftEntry } from './constitution';
import type { GroupRules } from './group-rules';
import { isRejection } from './judge';
import type { Trial } from './trial';

type Signing = Pick<GroupRules, 'findKey' | 'serviceKeys'>;

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

function signed(trial: Trial, body: Uint8Array, { findKey, serviceKeys }: Signing): Result<SignatureSet> {
  const signer = serviceSignerAt(serviceKeys, trial.overlay, findKey, trial.nextIndex);
  if (isRejection(signer)) return { ok: false, rejection: signer };
  return ok({ key: signer.keyId, sig: toBase64(signer.sign(signedBytes(body))) });
}

function tooLarge(bytes: number, type: string): Rejection {
  return rejection('too-large', 'An entry has at most 65,535 bytes; put lists and documents into files.', {
    bytes,
    type,
  });
}
