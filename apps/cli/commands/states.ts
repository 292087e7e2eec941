import { submissionOf, type Pen } from '@mingjing/client';
import { chinaTime, uuidFromRandom, type JsonObject } from '@mingjing/kernel';
import type { Receipt } from '@mingjing/writer';
import { CliFailure, EXIT } from '../failure';
import type { Gateway } from '../gateway/gateway';
import type { CliIo } from '../io';

/** What a command states in somebody's name. */
export interface Stated {
  readonly type: string;
  readonly stream: string;
  readonly data: JsonObject;
}

/** Signs it, with those who sign beside, and hands it in. Throws CliFailure where the ledger refuses it. */
export async function state(
  { type, stream, data }: Stated,
  pen: Pen,
  gateway: Gateway,
  io: CliIo,
  cosigners: readonly Pen[] = [],
): Promise<Receipt> {
  const id = uuidFromRandom(io.random(16));
  const draft = { id, ledger: gateway.origin, occurredAt: chinaTime(io.clock()), stream, type, data };
  const answer = await gateway.submit([submissionOf(draft, pen, cosigners)]);
  const [receipt] = answer.ok ? answer.receipts : [];
  if (receipt !== undefined) return receipt;
  if (answer.ok) throw new Error(`No receipt came for ${type} of ${stream}`);
  const { code, reason } = answer.rejection;
  throw new CliFailure(`The ledger refused it (${code}): ${reason} Nothing was recorded.`, EXIT.no);
}

/** `SeedCommitted draw/GQ-2026-1: entry 88, revision 3, under a checkpoint of size 89` */
export function receiptLine({ type, stream }: Omit<Stated, 'data'>, receipt: Receipt): string {
  const { index, revision, size } = receipt;
  return `${type} ${stream}: entry ${index}, revision ${revision}, under a checkpoint of size ${size}`;
}
