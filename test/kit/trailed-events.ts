import { noteVerifier, parseVerifierKey, portableVerify, verifyTlogProof } from '@mingjing/log';
import { sha256 } from '@mingjing/writer';
import { ORIGIN, type Bureau } from './bureau';

/** An event of a trail that was asked with its proof. */
export interface TrailedEvent extends Readonly<
  Record<'type' | 'actor' | 'recordedAt' | 'occurredAt' | 'proof', string>
> {
  readonly index: number;
  readonly signature: { readonly key: string };
}

/** Each stands in the log where it says, under the log's key, signed by whom it names, in time. */
export async function everyEventIsProved(bureau: Bureau, events: readonly TrailedEvent[]): Promise<void> {
  const { logKey } = (await bureau.get('/v1/ledger')).body as { logKey: string };
  const key = parseVerifierKey(sha256, logKey);
  if (!key.ok) throw new Error(key.rejection.reason);
  const trust = { origin: ORIGIN, log: [noteVerifier(key.value, portableVerify)!], witnesses: [] };
  for (const { index, actor, signature, occurredAt, recordedAt, proof } of events) {
    const [bytes] = await bureau.ledger.store.read(index, 1);
    expect(verifyTlogProof(sha256, proof, bytes!, trust)).toMatchObject({ ok: true, value: { index } });
    if (actor !== 'ledger') expect(signature.key).toBe(bureau.pen(actor).keyId);
    expect(Date.parse(occurredAt)).toBeLessThanOrEqual(Date.parse(recordedAt));
  }
}
