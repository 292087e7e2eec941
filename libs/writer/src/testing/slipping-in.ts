import type { Pen } from '@mingjing/client';
import {
  canonicalJson,
  entryBytes,
  recordedTime,
  signedBytes,
  toBase64,
  utf8,
  type Json,
  type Statement,
} from '@mingjing/kernel';
import { RefusedToStart } from '../verifying/refused-to-start';
import type { Saying } from './sayings';
import type { TestLedger } from './test-ledger';

/** Writes an entry past the writer, as a database administrator with a pen could. */
export async function slipIn(
  ledger: TestLedger,
  pen: Pen,
  statement: Statement,
  revision: number,
): Promise<number> {
  const body = canonicalJson(statement as unknown as Json);
  const signature = { key: pen.keyId, sig: toBase64(pen.sign(signedBytes(utf8(body)))) };
  const bytes = entryBytes(body, signature, recordedTime(ledger.now), revision);
  const size = await ledger.size();
  await ledger.stores.store.append(size, [{ id: statement.id, type: statement.type, bytes }]);
  return size;
}

export function statementOf(ledger: TestLedger, pen: Pen, saying: Saying): Statement {
  return ledger.signed(pen, saying).statement;
}

export async function refusal(opening: Promise<unknown>): Promise<RefusedToStart> {
  const outcome = await opening.then(
    () => 'started',
    (error: unknown) => error,
  );
  if (!(outcome instanceof RefusedToStart))
    throw new Error(`not refused: ${String(outcome)}`, { cause: outcome });
  return outcome;
}
