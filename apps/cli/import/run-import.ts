import { isDeepStrictEqual } from 'node:util';
import { chinaTime, toHex } from '@mingjing/kernel';
import { sha256 } from '@mingjing/writer';
import { CliFailure, EXIT, unreadable } from '../failure';
import { given } from '../given';
import type { Gateway } from '../gateway/gateway';
import type { CliIo } from '../io';
import { progressOf } from '../progress';
import { askLedger } from './ask-ledger';
import { streamOf } from './columns';
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

/**
 * Told of rows that are not sound, by themselves or in this ledger, and where others of the file stand (`resumed`) of
 * those that were left out; throws where they may not be.
 */
export type OnUnsound = (faults: readonly RowFault[], run?: 'resumed') => void;

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
  const journal = await journalOf(run, gateway, journals, onUnsound, io);
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

/**
 * What an earlier run of this file left behind, or a new journal. Another choice of rows would number them otherwise,
 * another key would sign otherwise, another list is another statement: refused where something of that run stands. Where
 * nothing does, all is asked and told as for the first time, and a journal that does not say the same binds nobody.
 */
async function journalOf(
  run: ImportRun,
  gateway: Gateway,
  journals: ImportJournals,
  onUnsound: OnUnsound,
  io: CliIo,
): Promise<ImportJournal> {
  const begun = journals.find(gateway.origin, run.file.sha256);
  if (begun !== undefined && (await goesOn(begun, run, gateway, onUnsound))) return begun;
  const leftOut = await linesLeftOut(run, gateway, onUnsound, io);
  if (begun !== undefined) {
    if (isOf(begun, run) && isDeepStrictEqual(begun.leftOut, leftOut)) return begun;
    journals.discard(begun);
  }
  return journals.begin(newJournal(run, gateway.origin, leftOut, io));
}

/** Whether that run is over, or something of it stands: then what it left out is told again. */
async function goesOn(
  begun: ImportJournal,
  run: ImportRun,
  gateway: Gateway,
  onUnsound: OnUnsound,
): Promise<boolean> {
  const { file } = run;
  if (begun.secret === undefined) return true;
  if (!(await standsOf(begun, run, gateway))) return false;
  if (!isOf(begun, run)) throw begunOtherwise(begun, file.name);
  const again = [...file.faults, ...begun.leftOut.map(leftOutBefore)].sort((a, b) => a.line - b.line);
  if (again.length > 0) onUnsound(again, 'resumed');
  return true;
}

function newJournal(
  { kind, file, pen, upstream, cosigners = [] }: ImportRun,
  ledger: string,
  leftOut: readonly number[],
  io: CliIo,
): ImportJournal {
  return {
    ...{ name: file.name, kind, file: file.sha256, ledger, actor: pen.actor },
    ...given({ list: upstream }),
    cosigners: cosigners.map(({ actor }) => actor),
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
  { kind, file, pen, upstream, cosigners = [] }: ImportRun,
  journal: ImportJournal,
  rows: readonly SoundRow[],
): ImportPlan {
  return planImport({
    ...{ kind, pen, cosigners, sha256, rows, ledger: journal.ledger, occurredAt: journal.occurredAt },
    ...(upstream === undefined ? {} : { upstream }),
    file: { sha256: file.sha256, size: file.size },
    salt: saltsOf(journal.secret ?? '', file.sha256),
  });
}

/** Whether anything that was stated of a file stands, and its completion does not. */
export async function standsUnfinished(gateway: Gateway, sha256: string): Promise<boolean> {
  const unfinished = await gateway.unfinishedImports();
  return unfinished.some(({ file }) => file === sha256);
}

/** Rows stand; or the completion does too, and the end of that run was not noted. */
async function standsOf(begun: ImportJournal, run: ImportRun, gateway: Gateway): Promise<boolean> {
  const { kind, file, upstream } = run;
  if (await standsUnfinished(gateway, file.sha256)) return true;
  const [first] = rowsTaken(begun, file);
  if (first === undefined || !isOf(begun, run)) return false;
  const stream = upstream === undefined ? streamOf(kind, first.id) : `upstream/${upstream.id}`;
  return (await gateway.standing([stream])).has(stream);
}

function isOf(journal: ImportJournal, { kind, file, pen, upstream, cosigners = [] }: ImportRun): boolean {
  const isSignedAlike =
    journal.actor === pen.actor &&
    (journal.cosigners === undefined ||
      isDeepStrictEqual(
        journal.cosigners,
        cosigners.map(({ actor }) => actor),
      ));
  const isSameChoice = journal.rows === rowsTaken(journal, file).length;
  const isSameList =
    journal.list === undefined || upstream === undefined || isDeepStrictEqual(journal.list, upstream);
  return journal.kind === kind && isSignedAlike && isSameChoice && isSameList;
}

function leftOutBefore(line: number): RowFault {
  return { line, code: 'left-out', reason: 'It was left out when the import was begun.' };
}

function rowsTaken({ leftOut }: ImportJournal, { sound }: ImportFile): readonly SoundRow[] {
  return sound.filter(({ line }) => !leftOut.includes(line));
}

function begunOtherwise({ ledger, kind, actor, rows, list }: ImportJournal, name: string): CliFailure {
  const what = list && ` of the list ${list.id} (${list.level}, ${list.document}, due ${list.due})`;
  const ofTheList = list === undefined ? [] : ['--level', '--document', '--due', '--list'];
  const ofWhoOrders = kind === 'officers' ? [] : ['--cosign'];
  const options = [...ofTheList, ...ofWhoOrders, '--skip-bad'].join(', ');
  return new CliFailure(
    `The import of ${name} into ${ledger} was begun as ${kind} by ${actor} with ${rows} rows${what ?? ''}; go on with the same key and the same options (${options}).`,
    EXIT.unreadable,
  );
}
