import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createDataFolder, dataFolder, type DataFolder } from '../../ledger/composition/data-folder';
import { createServerKeys } from '../../ledger/composition/founding';
import { serverSeeds } from '../player/opening-statement';
import type { Story } from '../generator/story/story';

export class FolderInUse extends Error {}

const MARK = 'demo.json';

/**
 * A new data folder in the place of one that an earlier demo made; anything else there is refused.
 * What marks a folder as a demo's: `demo.json`, `{"mingjing":"demo/v1","seed":"…"}`.
 */
export function freshFolder(path: string, story: Story, seed: string): DataFolder {
  if (existsSync(path) && readdirSync(path).length > 0) {
    if (!isDemo(path)) {
      throw new FolderInUse(
        `${path} holds something that no demo made. Name another folder with --data, or move it away.`,
      );
    }
    rmSync(path, { recursive: true });
  }
  mkdirSync(path, { recursive: true });
  writeFileSync(join(path, MARK), `${JSON.stringify({ mingjing: 'demo/v1', seed }, null, 2)}\n`);
  const folder = dataFolder(path);
  createDataFolder(folder);
  createServerKeys(folder, serverSeeds(story));
  return folder;
}

function isDemo(path: string): boolean {
  try {
    const mark = JSON.parse(readFileSync(join(path, MARK), 'utf8')) as { readonly mingjing?: string };
    return mark.mingjing === 'demo/v1';
  } catch {
    return false;
  }
}
