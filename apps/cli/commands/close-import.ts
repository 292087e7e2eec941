import { existsSync } from 'node:fs';
import { basename } from 'node:path';
import { submissionOf, type Pen, type SignedSubmission } from '@mingjing/client';
import { chinaTime, toHex } from '@mingjing/kernel';
import { importRowsRoot, type UnfinishedImport } from '@mingjing/registers/contracts';
import { sha256 } from '@mingjing/writer';
import { registry } from '../../ledger/composition/constitution';
import { readPen } from '../../ledger/composition/key-file';
import { CliFailure, EXIT, unreadable } from '../failure';
import type { Gateway } from '../gateway/gateway';
import { atTheGateway, type Where } from '../gateway/open-gateway';
import { IMPORT_KINDS, type ImportKind } from '../import/columns';
import type { Encoding } from '../import/decode-text';
import { importId } from '../import/import-ids';
import type { ImportJournal } from '../import/import-journal';
import { linesNotTaken } from '../import/left-out';
import { readImportFile, type ImportFile } from '../import/read-import-file';
import type { CliIo } from '../io';
import { journalsAt } from './pen-for';
import { readBytes } from './read-json';

export interface CloseOptions {
  readonly where: Where;
  /** Of whoever completes it: a registrar, or the organiser of draws for tasks. */
  readonly key: string;
  readonly encoding: Encoding;
  readonly sheet?: string;
  /** Bytes; needed where neither the file nor its journal is at hand. */
  readonly size?: number;
}

/** What an import is closed by: its file, or the SHA-256 of one that nobody has any more. */
interface Subject {
  readonly name: string;
  readonly sha256: string;
  readonly bytes?: Uint8Array;
}

/** Completes an import that cannot go on, over the rows that stand, and lists the lines that it leaves out. */
export async function closeImport(named: string, options: CloseOptions, io: CliIo): Promise<void> {
  const subject = subjectOf(named);
  const pen = readPen(options.key);
  const journals = journalsAt(options.where, options.key);
  await atTheGateway(options.where, io, pen, async (gateway) => {
    const unfinished = await unfinishedOf(subject, gateway);
    const journal = journals.find(gateway.origin, subject.sha256);
    const size = sizeOf(subject, options, journal);
    const file = await fileOf(subject, unfinished, options);
    const completion = completionOf(unfinished, size, { pen, ledger: gateway.origin, now: io.clock() });
    const answer = await gateway.submit([completion]);
    if (!answer.ok) throw refusedBy(subject, answer.rejection);
    if (journal !== undefined) journals.complete({ ...journal, closed: unfinished.rows });
    await report(subject, file, unfinished, { gateway, journal, io });
  });
}

function subjectOf(named: string): Subject {
  if (/^[0-9a-f]{64}$/.test(named) && !existsSync(named)) return { name: named, sha256: named };
  const bytes = readBytes(named);
  return { name: basename(named), sha256: toHex(sha256(bytes)), bytes };
}

async function unfinishedOf({ name, sha256: hash }: Subject, gateway: Gateway): Promise<UnfinishedImport> {
  const found = (await gateway.unfinishedImports()).find(({ file }) => file === hash);
  if (found !== undefined) return found;
  throw new CliFailure(
    `No import of ${name} (SHA-256 ${hash}) is unfinished, so there is nothing to close; \`mingjing import list\` says which are.`,
    EXIT.no,
  );
}

function sizeOf(
  { bytes, name }: Subject,
  { size }: CloseOptions,
  journal: ImportJournal | undefined,
): number {
  const known = bytes?.length ?? journal?.size ?? size;
  if (known !== undefined) return known;
  throw unreadable(
    `How large ${name} was is not known here: name the file itself, or say how many bytes it had with --size.`,
  );
}

/** What lines it has; a task's origin and day are stated already, and only make the row readable here. */
async function fileOf(
  { bytes, name }: Subject,
  { register }: UnfinishedImport,
  { encoding, sheet }: CloseOptions,
): Promise<ImportFile | undefined> {
  if (bytes === undefined) return undefined;
  return readImportFile(kindOf(register), bytes, name, {
    ...{ registry, encoding },
    ...(sheet === undefined ? {} : { sheet }),
    ...(register === 'TASKS' ? { defaults: { origin: 'CITY', due: '9999-12-31' } } : {}),
  });
}

/** Ids follow from file and row, so the root is computed here, and not asked of whoever keeps the ledger. */
function completionOf(
  { file, register, rows }: UnfinishedImport,
  size: number,
  { pen, ledger, now }: { readonly pen: Pen; readonly ledger: string; readonly now: number },
): SignedSubmission {
  const stated = Array.from({ length: rows }, (_row, i) => ({
    id: importId(sha256, file, `row/${i + 1}`),
    row: i + 1,
  }));
  const rowsRoot = importRowsRoot(sha256, stated);
  const data = { register, file: { sha256: file, size }, rows, rowsRoot };
  const id = importId(sha256, file, 'completed');
  const [occurredAt, stream] = [chinaTime(now), `import/${file}`];
  return submissionOf({ id, ledger, occurredAt, stream, type: 'ImportCompleted', data }, pen);
}

async function report(
  { name }: Subject,
  file: ImportFile | undefined,
  { rows, register }: UnfinishedImport,
  { gateway, journal, io }: { gateway: Gateway; journal: ImportJournal | undefined; io: CliIo },
): Promise<void> {
  const lines = file === undefined ? [] : await linesNotTaken(kindOf(register), file, journal, gateway, rows);
  for (const { line, code, reason } of lines) io.out(`${name}:${line}: ${code}: ${reason}`);
  io.out(`${name}: closed over the ${rows} rows that stand; they are in effect.`);
  if (file === undefined) io.err('Which lines were left out can be told only from the file itself.');
}

function kindOf(register: UnfinishedImport['register']): ImportKind {
  return IMPORT_KINDS.find((kind) => kind === register.toLowerCase()) ?? 'tasks';
}

function refusedBy(
  { name }: Subject,
  { code, reason }: { readonly code: string; readonly reason: string },
): CliFailure {
  return new CliFailure(`The ledger refused to close the import of ${name} (${code}): ${reason}`, EXIT.no);
}
