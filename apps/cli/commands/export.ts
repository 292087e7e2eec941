import { parseCheckpoint } from '@mingjing/log';
import { registry } from '../../ledger/composition/constitution';
import { underPolicy } from '../export/under-policy';
import { writeExport, type Exported } from '../export/write-export';
import type { CliIo } from '../io';
import type { LogSource } from '../log/log-source';
import { withTemporaryFolder } from '../log/temporary-folder';
import { progressOf } from '../progress';
import { cliPolicy } from './cli-policy';
import { logAt, type LogOptions } from './log-at';

export interface ExportCommand extends LogOptions {
  readonly url?: string;
  /** A tlog-policy file: the checkpoint must bear the cosignatures of its quorum. */
  readonly policy?: string;
}

/** Writes the log up to its last checkpoint into a folder, beside a running service if there is one. */
export async function exportLog(dir: string, options: ExportCommand, io: CliIo): Promise<void> {
  const done = await withTemporaryFolder(async (temporary) => {
    const log = await logAt(options.url, options, temporary, io);
    try {
      return await written(await witnessed(log, options.policy, io), dir, temporary, io);
    } finally {
      await log.close();
    }
  });
  io.out(`${done.size} entries of ${done.origin} and ${done.files} files written to ${dir}`);
  if (done.filesAbsent > 0) io.err(`${done.filesAbsent} files that entries name are not held here.`);
  io.err(`Check it anywhere, without this server: mingjing verify ${dir}`);
}

/** Under a bar. */
async function written(source: LogSource, dir: string, temporary: string, io: CliIo): Promise<Exported> {
  const checkpoint = parseCheckpoint((await source.checkpoint()) ?? '');
  const progress = progressOf(io, 'exporting', checkpoint.ok ? checkpoint.value.size : 0);
  try {
    const onProgress = (entries: number): void => progress.to(entries);
    return await writeExport(source, dir, { registry, temporary, onProgress });
  } finally {
    progress.stop();
  }
}

/** The log itself, or as of the newest checkpoint that the policy holds for. */
async function witnessed(log: LogSource, path: string | undefined, io: CliIo): Promise<LogSource> {
  const { policy } = cliPolicy(path);
  if (policy === undefined) return log;
  const { source, behind } = await underPolicy(log, policy);
  if (behind > 0) io.err(`The last ${behind} entries are not cosigned by the quorum yet; they are left out.`);
  return source;
}
