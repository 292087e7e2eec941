import { compilePayload } from '@mingjing/catalogue';
import { toHex, type JsonObject, type Registry } from '@mingjing/kernel';
import { sha256 } from '@mingjing/writer';
import type { ImportKind } from './columns';
import { readRows, type RowsRead } from './read-rows';
import type { CheckRow } from './refuse-row';
import { readTable, type TableOptions } from './read-table';

/** A file whose rows were checked as far as the ledger is not needed. */
export interface ImportFile extends RowsRead {
  readonly name: string;
  readonly sha256: string;
  /** Bytes. */
  readonly size: number;
}

const EVENTS = { entities: 'EntityRegistered', officers: 'OfficerRegistered', tasks: 'TaskAdded' } as const;

/** `defaults`: members that every row has alike, such as a task's origin. Throws CliFailure where it is no table. */
export async function readImportFile(
  kind: ImportKind,
  bytes: Uint8Array,
  name: string,
  options: TableOptions & { readonly registry: Registry; readonly defaults?: JsonObject },
): Promise<ImportFile> {
  const table = await readTable(bytes, name, options);
  const check = checkOf(kind, options.registry);
  const rows = readRows(kind, table, check, options.defaults);
  return { ...rows, name, sha256: toHex(sha256(bytes)), size: bytes.length };
}

function checkOf(kind: ImportKind, registry: Registry): CheckRow {
  const definition = registry.event(EVENTS[kind], 1);
  if (definition === undefined) throw new Error(`No context knows ${EVENTS[kind]}`);
  return compilePayload(definition.payload);
}
