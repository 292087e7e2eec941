import {
  canonicalJson,
  type Facts,
  type Json,
  isJsonObject,
  merkleRoot,
  type Plain,
  type Rejection,
  rejection,
  type Sha256,
  streamWord,
  toHex,
  utf8,
} from '@mingjing/kernel';
import type { ImportOrigin } from '../payloads/shared-members';
import type { ImportState } from './rows';
import { TABLE } from './rows';

type ImportedRegister = ImportState['register'];

export interface UnfinishedImport {
  /** SHA-256 of the file, hex. */
  readonly file: string;
  readonly register: ImportedRegister;
  /** How many of its rows have been stated. */
  readonly rows: number;
}

export interface StatedRow {
  /** Id of the statement. */
  readonly id: string;
  /** From 1. */
  readonly row: number;
}

/**
 * Files of which rows stand in the log, or were announced, but no ImportCompleted: nothing of them is in effect.
 * Those of which no row stands come last.
 */
export function importsUnfinished(facts: Facts): readonly UnfinishedImport[] {
  const begun = facts
    .list(TABLE.import, '')
    .map(({ key, value }) => ({ file: key, state: value as unknown as ImportState }))
    .filter(({ state }) => state.completed === undefined)
    .map(({ file, state }) => ({ file, register: state.register, rows: state.rows }));
  const announced = facts
    .list(TABLE.importAnnounced, '')
    .filter(({ key }) => facts.get(TABLE.import, key) === undefined)
    .map(({ key, value }) => ({ file: key, register: value as ImportedRegister, rows: 0 }));
  return [...begun, ...announced];
}

/**
 * Root over the rows of an import, hex: RFC 6962 MTH, in the order of the rows, of the JCS bytes of
 *
 *     {"id":"5f0c…-8…","row":1}              the id of the statement that the row became
 */
export function importRowsRoot(sha256: Sha256, rows: Iterable<StatedRow>): string {
  return toHex(merkleRoot(sha256, leavesOf(rows)));
}

/** The rows of a file that have been stated, in order. */
export function statedRows(facts: Facts, file: string): readonly StatedRow[] {
  return facts
    .list(TABLE.importRow, `${file} `)
    .map(({ key, value }) => ({ id: value as string, row: Number(key.slice(file.length + 1)) }));
}

/** Refuses a row whose place is taken, whose import is closed, or whose file holds another register. */
export function refuseImportRow(
  facts: Facts,
  origin: ImportOrigin | undefined,
  register: ImportedRegister,
): Rejection | undefined {
  if (origin === undefined) return undefined;
  const { file, row } = origin;
  const state = facts.get(TABLE.import, file) as ImportState | undefined;
  if (state === undefined) return undefined;
  if (state.completed !== undefined) {
    const reason = 'The import of this file is completed; enter further rows by hand or as a new file.';
    return rejection('import-completed', reason, { file, row });
  }
  if (state.register !== register) {
    const reason = `Earlier rows of this file went into ${state.register}; one file fills one register.`;
    return rejection('import-register-mixed', reason, { file, row, register: state.register });
  }
  return facts.get(TABLE.importRow, importRowKey(file, row)) === undefined
    ? undefined
    : rejection(
        'import-row-taken',
        `Row ${row} of this file already stands in the ledger: go on with the next one.`,
        { file, row },
      );
}

export function importRowKey(file: string, row: number): string {
  return `${file} ${String(row).padStart(8, '0')}`;
}

/** Any entry whose data say `import: {file, row}` is a row of that file, whichever context decides on it. */
export function importOriginOf(data: Json): Plain<ImportOrigin> | undefined {
  const origin = isJsonObject(data) ? data.import : undefined;
  return origin !== undefined &&
    isJsonObject(origin) &&
    typeof origin.file === 'string' &&
    typeof origin.row === 'number'
    ? { file: origin.file, row: origin.row }
    : undefined;
}

/** The file of which an entry says that its rows are to come: `"import":"<sha256>"`, as in UpstreamTasksReceived. */
export function announcedImport(data: Json): string | undefined {
  const file = isJsonObject(data) ? data.import : undefined;
  return typeof file === 'string' ? file : undefined;
}

/** The register that rows standing in such a stream belong to. */
export function importedRegister(stream: string): ImportedRegister {
  switch (streamWord(stream)) {
    case 'entity':
      return 'ENTITIES';
    case 'officer':
      return 'OFFICERS';
    default:
      return 'TASKS';
  }
}

function* leavesOf(rows: Iterable<StatedRow>): Iterable<Uint8Array> {
  for (const { id, row } of rows) yield utf8(canonicalJson({ id, row }));
}
