import { existsSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { NoPlaceToWrite, holdLedger } from '@mingjing/event-store';
import { NativeVerifier } from '@mingjing/writer';
import { constitutionOf, findKey } from '../../ledger/composition/constitution';
import { dataFolder } from '../../ledger/composition/data-folder';
import { FOLD } from '../../ledger/composition/open-ledger';
import { EXIT, unavailable, type ExitCode } from '../failure';
import { fsck } from '../fsck/fsck';
import { reportLines, type FsckReport } from '../fsck/report';
import type { CliIo } from '../io';
import { withTemporaryFolder } from '../log/temporary-folder';
import { progressOf } from '../progress';

export interface FsckCommand {
  readonly data: string;
  readonly views: boolean;
  readonly json: boolean;
}

/** Checks a stopped ledger's folder, or a copy of one, down to its bytes, and says what is wrong where. */
export async function fsckFolder({ data, views, json }: FsckCommand, io: CliIo): Promise<ExitCode> {
  const started = io.clock();
  const folder = dataFolder(data);
  if (!existsSync(folder.ledger) && !existsSync(folder.checkpoint)) {
    throw unavailable(`${data} holds no ledger; name its folder with --data.`);
  }
  const release = heldWhereItCanBe(folder.ledger);
  const verifier = new NativeVerifier(availableParallelism());
  try {
    const report = await withTemporaryFolder((temporary) =>
      fsck(folder, {
        ...{ constitution: constitutionOf, findKey, verifier, temporary, fold: FOLD, views },
        progress: (what, total) => progressOf(io, what, total),
      }),
    );
    tell(report, json, io.clock() - started, io);
    return report.ok ? EXIT.done : EXIT.no;
  } finally {
    await verifier.close();
    release();
  }
}

/** Where the lock's file cannot be made, on a read-only medium or a full disk, nobody else makes it either. */
function heldWhereItCanBe(ledger: string): () => void {
  try {
    return holdLedger(ledger);
  } catch (error) {
    if (error instanceof NoPlaceToWrite) return () => undefined;
    throw error;
  }
}

function tell(report: FsckReport, json: boolean, milliseconds: number, io: CliIo): void {
  if (json) io.out(JSON.stringify(report, null, 2));
  else for (const line of reportLines(report, milliseconds)) io.out(line);
}
