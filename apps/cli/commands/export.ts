import { registry } from '../../ledger/composition/constitution';
import { parseCheckpoint } from '../export/export-target';
import { writeExport } from '../export/write-export';
import type { CliIo } from '../io';
import { withTemporaryFolder } from '../log/temporary-folder';
import { progressOf } from '../progress';
import { logAt, type LogOptions } from './log-at';

export interface ExportCommand extends LogOptions {
  readonly url?: string;
}

/** Writes the log up to its last checkpoint into a folder, beside a running service if there is one. */
export async function exportLog(dir: string, options: ExportCommand, io: CliIo): Promise<void> {
  const done = await withTemporaryFolder(async (temporary) => {
    const source = await logAt(options.url, options, temporary, io);
    const checkpoint = parseCheckpoint((await source.checkpoint()) ?? '');
    const progress = progressOf(io, 'exporting', checkpoint.ok ? checkpoint.value.size : 0);
    try {
      return await writeExport(source, dir, {
        registry,
        temporary,
        onProgress: (entries) => progress.to(entries),
      });
    } finally {
      progress.stop();
      await source.close();
    }
  });
  io.out(`${done.size} entries of ${done.origin} and ${done.files} files written to ${dir}`);
  if (done.filesAbsent > 0) io.err(`${done.filesAbsent} files that entries name are not held here.`);
  io.err(`Check it anywhere, without this server: mingjing verify ${dir}`);
}
