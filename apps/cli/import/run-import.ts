import { chinaTime, toHex } from '@mingjing/kernel';
import { sha256 } from '@mingjing/writer';
import { CliFailure, EXIT, unreadable } from '../failure';
import { given } from '../given';
import type { Gateway } from '../gateway/gateway';
import type { CliIo } from '../io';
import { progressOf } from '../progress';
import { askLedger } from './ask-ledger';
import { rehearseRows, type WouldState } from './rehearse-rows';
import { saltsOf, type ImportJournal, type ImportJournals } from './import-journal';
import { planImport, type ImportPlan } from './plan-import';
import type { ImportFile } from './read-import-file';
import type { SoundRow } from './read-rows';
import { sendImport } from './send-import';
import type { RowFault } from './table';

export type ImportRun = WouldState;

export interface Imported {
  /** Rows that are in effect now; 0 where all of it was imported before. */
  readonly rows: number;
  /** How many rows it was closed over earlier, where it was never brought to its end. */
  readonly closed?: number;
}

/** Told of rows that are not sound, by themselves or in this ledger; throws where they may not be left out. */
export type OnUnsound = (faults: readonly RowFault[]) => void;

/**
 * States the sound rows of a file, or goes on where an earlier run was cut off. The journal is durable
 * before the first page goes out, and its secret is destroyed once the completion stands.
 */
export async function runImport(
  run: ImportRun,
  gateway: Gateway,
  journals: ImportJournals,
  onUnsound: OnUnsound,
  io: CliIo,
): Promise<Imported> {
  const journal =
    (await journalBegun(run, gateway, journals)) ?? journals.begin(await begin(run, gateway, onUnsound, io));
  if (journal.secret === undefined) return { rows: 0, ...given({ closed: journal.closed }) };
  const rows = rowsTaken(journal, run.file);
  const plan = planOf(run, journal, rows);
  const progress = progressOf(io, 'importing', plan.rows);
  try {
    await sendImport(gateway, plan, rows, (done) => progress.to(done));
  } finally {
    progress.stop();
  }
  journals.complete(journal);
  return { rows: plan.rows };
}

async function begin(
  run: ImportRun,
  gateway: Gateway,
  onUnsound: OnUnsound,
  io: CliIo,
): Promise<ImportJournal> {
  const { kind, file, pen } = run;
  const leftOut = await linesLeftOut(run, gateway, onUnsound, io);
  return {
    ...{ name: file.name, kind, file: file.sha256, ledger: gateway.origin, actor: pen.actor },
    occurredAt: chinaTime(io.clock()),
    size: file.size,
    rows: file.sound.length - leftOut.length,
    leftOut,
    secret: toHex(io.random(32)),
  };
}

/**
 * Lines that are sound by themselves, but not in this ledger, or not from who states them; without a pen that is not
 * asked. Whoever corrects the file is told of all kinds at once. Throws CliFailure where no line is left.
 */
export async function linesLeftOut(
  { pen, ...asked }: Omit<WouldState, 'pen'> & Partial<WouldState>,
  gateway: Gateway,
  onUnsound: OnUnsound,
  io: CliIo,
): Promise<readonly number[]> {
  const { kind, file } = asked;
  const unknown = await askLedger(kind, file, gateway);
  const lines = new Set(unknown.map(({ line }) => line));
  const rows = file.sound.filter(({ line }) => !lines.has(line));
  // A list of nothing is refused for that, which would hide what is wrong with its rows.
  const isAsked = pen !== undefined && rows.length > 0;
  const refused = isAsked ? await rehearseRows({ ...asked, pen }, rows, gateway, io) : [];
  const faults = [...unknown, ...refused];
  const all = [...file.faults, ...faults].sort((a, b) => a.line - b.line);
  if (all.length > 0) onUnsound(all);
  if (faults.length < file.sound.length) return faults.map(({ line }) => line);
  throw unreadable(`${file.name} holds no row that could be taken.`);
}

function planOf(
  { kind, file, pen, upstream }: ImportRun,
  journal: ImportJournal,
  rows: readonly SoundRow[],
): ImportPlan {
  return planImport({
    ...{ kind, pen, sha256, rows, ledger: journal.ledger, occurredAt: journal.occurredAt },
    ...(upstream === undefined ? {} : { upstream }),
    file: { sha256: file.sha256, size: file.size },
    salt: saltsOf(journal.secret ?? '', file.sha256),
  });
}

/**
 * What an earlier run of this file left behind. Another choice of rows would number them otherwise, another key would
 * sign otherwise: refused where something of that run stands, and where nothing does, its journal binds nobody.
 */
async function journalBegun(
  run: ImportRun,
  gateway: Gateway,
  journals: ImportJournals,
): Promise<ImportJournal | undefined> {
  const journal = journals.find(gateway.origin, run.file.sha256);
  if (journal?.secret === undefined || isOf(journal, run)) return journal;
  if (await standsUnfinished(gateway, run.file.sha256)) throw begunOtherwise(journal, run.file.name);
  journals.discard(journal);
  return undefined;
}

/** Whether anything that was stated of a file stands, and its completion does not. */
export async function standsUnfinished(gateway: Gateway, sha256: string): Promise<boolean> {
  const unfinished = await gateway.unfinishedImports();
  return unfinished.some(({ file }) => file === sha256);
}

function isOf(journal: ImportJournal, { kind, file, pen }: ImportRun): boolean {
  const isSameChoice = journal.rows === rowsTaken(journal, file).length;
  return journal.kind === kind && journal.actor === pen.actor && isSameChoice;
}

function rowsTaken({ leftOut }: ImportJournal, { sound }: ImportFile): readonly SoundRow[] {
  return sound.filter(({ line }) => !leftOut.includes(line));
}

function begunOtherwise({ ledger, kind, actor, rows }: ImportJournal, name: string): CliFailure {
  return new CliFailure(
    `The import of ${name} into ${ledger} was begun as ${kind} by ${actor} with ${rows} rows; go on with the same key and the same options (--skip-bad).`,
    EXIT.unreadable,
  );
}
