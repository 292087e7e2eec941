import { basename } from 'node:path';
import type { Pen } from '@mingjing/client';
import { toHex, type JsonObject } from '@mingjing/kernel';
import { sha256 } from '@mingjing/writer';
import { registry } from '../../ledger/composition/constitution';
import { readPen } from '../../ledger/composition/key-file';
import { CliFailure, EXIT, unreadable } from '../failure';
import { given } from '../given';
import { atTheGateway, type Where } from '../gateway/open-gateway';
import type { ImportKind } from '../import/columns';
import type { Encoding } from '../import/decode-text';
import { importId } from '../import/import-ids';
import type { UpstreamList } from '../import/plan-import';
import { readImportFile } from '../import/read-import-file';
import { runImport, type OnUnsound } from '../import/run-import';
import type { RowFault } from '../import/table';
import type { CliIo } from '../io';
import { journalsAt, penFor } from './pen-for';
import { readBytes } from './read-json';
import { rehearseImport, rowsAre } from './rehearse-import';

export interface ImportOptions {
  readonly where: Where;
  /** Of whoever states the rows: a registrar, or the organiser of draws for tasks. */
  readonly key?: string;
  readonly dryRun: boolean;
  readonly skipBad: boolean;
  readonly encoding: Encoding;
  readonly sheet?: string;
  /** For tasks; without an id it gets one from the file. */
  readonly upstream?: Omit<UpstreamList, 'id'> & { readonly id?: string };
  /** Key files of who signs too what wants two. */
  readonly cosign: readonly string[];
}

/** Checks every row of a file, and states them all, or the sound ones, or none. */
export async function importFile(
  kind: ImportKind,
  path: string,
  options: ImportOptions,
  io: CliIo,
): Promise<void> {
  const bytes = readBytes(path);
  const upstream = upstreamOf(options, toHex(sha256(bytes)));
  const file = await readImportFile(kind, bytes, basename(path), {
    ...{ registry, encoding: options.encoding },
    ...(options.sheet === undefined ? {} : { sheet: options.sheet }),
    ...(upstream === undefined ? {} : { defaults: defaultsOf(upstream) }),
  });
  const cosigners = options.cosign.map((one) => readPen(one));
  const onUnsound: OnUnsound = (faults, resumed) =>
    reportFaults(file.name, faults, { ...options, resumed }, io);
  if (file.sound.length === 0) {
    onUnsound(file.faults);
    throw unreadable(`${file.name} holds no row that could be taken.`);
  }
  if (options.dryRun) {
    io.out(await rehearseImport({ kind, file, cosigners, ...given({ upstream }) }, options, onUnsound, io));
    return;
  }
  const { path: keyPath, pen } = penFor(options.where, kind, options.key);
  const journals = journalsAt(options.where, keyPath);
  const run = { kind, file, pen, cosigners, ...given({ upstream }) };
  const { rows, closed } = await atTheGateway(options.where, io, pen, (gateway) =>
    runImport(run, gateway, journals, onUnsound, io),
  );
  if (rows > 0) io.out(`${file.name}: ${rowsAre(rows)} in effect.`);
  else if (closed === undefined) io.out(`${file.name} was imported before.`);
  else io.out(`${file.name} was closed over ${closed} of its rows; put the others into a file of their own.`);
}

/** Lists imports whose rows stand without effect. */
export async function listImports(where: Where, pen: Pen | undefined, io: CliIo): Promise<void> {
  const unfinished = await atTheGateway(where, io, pen, (gateway) => gateway.unfinishedImports());
  for (const { file, register, rows } of unfinished) {
    io.out(
      `${file}  ${register}  ${rows} rows stand, not completed: import the same file again, or close it`,
    );
  }
  if (unfinished.length === 0) io.out('Every import that was begun is completed.');
}

/** Lists the lines that are not sound; throws where they may not be left out. */
function reportFaults(
  name: string,
  faults: readonly RowFault[],
  { skipBad, resumed }: Pick<ImportOptions, 'skipBad'> & { readonly resumed: 'resumed' | undefined },
  io: CliIo,
): void {
  for (const { line, column, code, reason } of faults) {
    io.out(`${name}:${line}: ${column === undefined ? '' : `${column}: `}${code}: ${reason}`);
  }
  const bad = new Set(faults.map(({ line }) => line)).size;
  if (bad > 0 && !skipBad) {
    throw new CliFailure(
      `${name}: ${bad === 1 ? '1 line is' : `${bad} lines are`} not sound, ${resumed === undefined ? `so nothing of it was taken. ${wayOut(faults)}` : GO_ON}`,
      EXIT.unreadable,
    );
  }
  if (bad > 0) io.err(`${name}: the lines above are left out, ${bad} in all.`);
}

const GO_ON =
  'and its import was begun without: give --skip-bad again to go on, or close it over the rows that stand (mingjing import close).';

/** Nothing can be left out of a file whose columns are not understood. */
function wayOut(faults: readonly RowFault[]): string {
  const isOfHeadings = faults.some(({ code }) => code.startsWith('column-'));
  return isOfHeadings ? 'Correct the headings.' : 'Correct what is listed, or leave it out with --skip-bad.';
}

function upstreamOf({ upstream }: ImportOptions, file: string): UpstreamList | undefined {
  if (upstream === undefined) return undefined;
  return { ...upstream, id: upstream.id ?? importId(sha256, file, 'list') };
}

function defaultsOf({ level, due }: UpstreamList): JsonObject {
  return { origin: level, due };
}
