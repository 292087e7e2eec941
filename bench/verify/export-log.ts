import { mkdirSync, mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import { DataSource } from '../../apps/cli/log/data-source';
import { writeExport } from '../../apps/cli/export/write-export';
import { registry } from '../../apps/ledger/composition/constitution';
import { dataFolder } from '../../apps/ledger/composition/data-folder';

/** The log of the data folder `root` as `mingjing export` writes it, in `folder` under `name`. */
export async function exportLog(root: string, folder: string, name: string): Promise<string> {
  const dir = join(folder, name);
  mkdirSync(dir);
  const source = new DataSource(dataFolder(root));
  await writeExport(source, dir, { registry, temporary: mkdtempSync(join(folder, 'export-')) });
  await source.close();
  return dir;
}
