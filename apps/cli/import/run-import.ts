import type { Pen } from '@mingjing/client';
import { chinaTime, toHex } from '@mingjing/kernel';
import { sha256 } from '@mingjing/writer';
import { CliFailure, EXIT, unreadable } from '../failure';
import { given } from '../given';
import type { Gateway } from '../gateway/gateway';
import type { CliIo } from '../io';
import { progressOf } from '../progress';
import { askLedger } from './ask-ledger';
import type { ImportKind } from './columns';
import { saltsOf, type ImportJournal, type ImportJournals } from './import-journal';
import { planImport, type ImportPlan, type UpstreamList } from './plan-import';
import type { ImportFile } from './read-import-file';
import type { SoundRow } from './read-rows';
import { sendImport } from './send-import';
import type { RowFault } from './table';

export interface ImportRun {
  readonly kind: ImportKind;
  readonly file: ImportFile;
  readonly pen: Pen;
  readonly upstream?: UpstreamList;
}

export interface Imported {
  /** Rows that are in effect now; 0 where all of it was imported before. */
  readonly rows: number;
  /** How many rows it was closed over earlier, where it was never brought to its end. */
  readonly closed?: number;
}

/** Told of rows that the ledger would refuse; throws where they may not be left out. */
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
    journals.find(gateway.origin, run.file.sha256) ??
    journals.begin(await begin(run, gateway, onUnsound, io));
  if (journal.secret === undefined) return { rows: 0, ...given({ closed: journal.closed }) };
  const rows = run.file.sound.filter(({ line }) => !journal.leftOut.includes(line));
  refuseOtherRows(journal, run, rows.length);
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
  { kind, file, pen }: ImportRun,
  gateway: Gateway,
  onUnsound: OnUnsound,
  io: CliIo,
): Promise<ImportJournal> {
  const leftOut = await linesLeftOut(kind, file, gateway, onUnsound);
  return {
    ...{ name: file.name, kind, file: file.sha256, ledger: gateway.origin, actor: pen.actor },
    occurredAt: chinaTime(io.clock()),
    size: file.size,
    rows: file.sound.length - leftOut.length,
    leftOut,
    secret: toHex(io.random(32)),
  };
}

/** Lines that are sound by themselves, but not in this ledger. Throws CliFailure where no line is left. */
export async function linesLeftOut(
  kind: ImportKind,
  file: ImportFile,
  gateway: Gateway,
  onUnsound: OnUnsound,
): Promise<readonly number[]> {
  const faults = await askLedger(kind, file, gateway);
  if (faults.length > 0) onUnsound(faults);
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

/** Another choice of rows would number them otherwise, another key would sign otherwise. */
function refuseOtherRows(journal: ImportJournal, { kind, file, pen }: ImportRun, rows: number): void {
  const isSame = journal.kind === kind && journal.rows === rows && journal.actor === pen.actor;
  if (isSame) return;
  throw new CliFailure(
    `The import of ${file.name} into ${journal.ledger} was begun as ${journal.kind} by ${journal.actor} with ${journal.rows} rows; go on with the same key and the same options (--skip-bad).`,
    EXIT.unreadable,
  );
}
