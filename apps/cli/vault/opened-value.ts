import { fromHex, personalCommitment, type Statement } from '@mingjing/kernel';
import type { KeptValue } from '@mingjing/vault';
import { sha256 } from '@mingjing/writer';
import type { OpenLedger } from '../../ledger/composition/open-ledger';

/** A value of the vault beside the entry that committed to it. */
export interface OpenedValue extends KeptValue {
  /** Log index of that entry. */
  readonly index: number;
  readonly type: string;
  /** Whether value and salt open the commitment that stands in the entry. */
  readonly opens: boolean;
}

export async function openedValue(
  { writer, store }: Pick<OpenLedger, 'writer' | 'store'>,
  kept: KeptValue,
): Promise<OpenedValue> {
  const index = writer.indexOf(kept.statementId);
  const [bytes] = index === undefined ? [] : await store.read(index, 1);
  // What never reached the log was swept when the ledger was opened.
  if (index === undefined || bytes === undefined) {
    throw new Error(`The vault holds values of ${kept.statementId}, which does not stand in the log`);
  }
  const { statement } = JSON.parse(Buffer.from(bytes).toString('utf8')) as { readonly statement: Statement };
  const salt = fromHex(kept.salt, 32);
  const commitment = salt === null ? undefined : personalCommitment(sha256, kept.field, kept.value, salt);
  const opens = commitment !== undefined && commitment === statement.personal?.[kept.field];
  return { ...kept, index, type: statement.type, opens };
}
