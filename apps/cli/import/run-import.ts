import type { Pen } from '@mingjing/client';
import { chinaTime, toHex } from '@mingjing/kernel';
import { sha256 } from '@mingjing/writer';
import { CliFailure, EXIT } from '../failure';
import type { Gateway } from '../gateway/gateway';
import type { CliIo } from '../io';
import { progressOf } from '../progress';
import type { ImportKind } from './columns';
import { saltsOf, type ImportJournal, type ImportJournals } from './import-journal';
import { planImport, type UpstreamList } from './plan-import';
import type { ImportFile } from './read-import-file';
import { sendImport } from './send-import';

export interface ImportRun {
  readonly kind: ImportKind;
  readonly file: ImportFile;
  readonly pen: Pen;
  readonly upstream?: UpstreamList;
}

export type Imported = 'imported' | 'imported before';

/**
 * States the sound rows of a file, or goes on where an earlier run was cut off. The journal is durable
 * before the first page goes out, and its secret is destroyed once the completion stands.
 */
export async function runImport(
  run: ImportRun,
  gateway: Gateway,
  journals: ImportJournals,
  io: CliIo,
): Promise<Imported> {
  const { origin } = gateway;
  const { file, kind, pen, upstream } = run;
  const begun = journals.find(origin, file.sha256);
  if (begun !== undefined && begun.secret === undefined) return 'imported before';
  const journal = begun ?? newJournal(run, origin, io);
  refuseOtherRows(journal, run);
  if (begun === undefined) journals.keep(journal);
  const plan = planImport({
    ...{ kind, pen, sha256, ledger: origin, occurredAt: journal.occurredAt, rows: file.sound },
    ...(upstream === undefined ? {} : { upstream }),
    file: { sha256: file.sha256, size: file.size },
    salt: saltsOf(journal.secret ?? '', file.sha256),
  });
  const progress = progressOf(io, 'importing', plan.rows);
  try {
    await sendImport(gateway, plan, file.sound, (rows) => progress.to(rows));
  } finally {
    progress.stop();
  }
  journals.complete(journal);
  return 'imported';
}

function newJournal({ kind, file, pen }: ImportRun, ledger: string, io: CliIo): ImportJournal {
  const lines = file.sound.map(({ line }) => line);
  const occurredAt = chinaTime(io.clock());
  return {
    ...{
      name: file.name,
      kind,
      file: file.sha256,
      ledger,
      actor: pen.actor,
      occurredAt,
      lines: digestOf(lines),
    },
    secret: toHex(io.random(32)),
  };
}

/** Which lines were taken, in order: another choice would give rows other numbers. */
function digestOf(lines: readonly number[]): string {
  return toHex(sha256(Buffer.from(lines.join(','))));
}

function refuseOtherRows(journal: ImportJournal, { kind, file, pen }: ImportRun): void {
  const lines = digestOf(file.sound.map(({ line }) => line));
  const isSame = journal.kind === kind && journal.lines === lines && journal.actor === pen.actor;
  if (isSame) return;
  throw new CliFailure(
    `An import of ${file.name} into ${journal.ledger} was begun as ${journal.kind} by ${journal.actor}; go on with the same key and the same options (--skip-bad), or nothing matches what stands.`,
    EXIT.unreadable,
  );
}
