import { rejection } from '@mingjing/kernel';
import { formatTlogProof, type MerkleTree } from '@mingjing/log';
import type { SubmittedBatch } from '../accepting/submission';
import type { Receipt } from './receipt';
import type { Answer } from './waiting';
import type { Witnessing } from './witnessing';

interface Sealing {
  submit(batch: SubmittedBatch): Promise<Answer>;
  readonly tree: MerkleTree;
}

/** Records and seals first, and then waits for the witnesses: what they never cosign is recorded nevertheless. */
export async function submitWitnessed(
  writer: Sealing,
  witnesses: Witnessing | undefined,
  batch: SubmittedBatch,
): Promise<Answer> {
  if (witnesses === undefined) return { ok: false, rejection: NO_WITNESS };
  const sealed = await writer.submit(batch);
  if (!sealed.ok) return sealed;
  const last = Math.max(...sealed.receipts.map(({ index }) => index));
  const witnessed = await witnesses.covering(last + 1);
  if (!witnessed.ok) return { ok: false, rejection: sealedOnly(sealed.receipts, witnessed.rejection.facts) };
  const { size, note } = witnessed.value;
  const receipts = sealed.receipts.map((receipt) => {
    const path = writer.tree.inclusion(receipt.index, size);
    return { ...receipt, size, proof: formatTlogProof({ index: receipt.index, path, checkpoint: note }) };
  });
  return { ok: true, receipts };
}

function sealedOnly(
  receipts: readonly Receipt[],
  facts: { readonly missing?: unknown },
): ReturnType<typeof rejection> {
  const indexes = receipts.map(({ index }) => index);
  const missing = typeof facts.missing === 'string' ? facts.missing : 'the quorum';
  const reason = `Recorded and sealed as entry ${indexes.join(', ')}, but not witnessed in time: the quorum wants ${missing}. Nothing needs to be stated again; send the same statement once more later for the witnessed proof.`;
  return rejection('not-witnessed', reason, { indexes, missing });
}

const NO_WITNESS = rejection(
  'witness-not-configured',
  'This ledger has no witnesses: wait for "sealed" instead of "witnessed".',
);
