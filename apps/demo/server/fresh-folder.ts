import { existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { LedgerInUse, holdLedger } from '@mingjing/event-store';
import { createDataFolder, dataFolder, type DataFolder } from '../../ledger/composition/data-folder';
import { DEMO_MARK, demoMarkOf, type DemoCommand, type DemoMark } from '../../ledger/composition/demo-mark';
import { createServerKeys } from '../../ledger/composition/founding';
import { serverSeeds } from '../player/opening-statement';
import type { Story } from '../generator/story/story';

export class FolderInUse extends Error {}

/** Whoever serves it, or writes to it, would go on with files that are gone. */
function refuseWhileServed(path: string): void {
  try {
    // Let go at once: Windows removes no file that is open.
    holdLedger(dataFolder(path).ledger)();
  } catch (cause) {
    if (!(cause instanceof LedgerInUse)) throw cause;
    throw new FolderInUse(
      `${path} is in use: another process serves or writes the ledger in it. Stop that one first, or name another folder with --data.`,
      { cause },
    );
  }
}

/** A new data folder in the place of one that an earlier demo made; anything else there is refused. */
export function freshFolder(
  path: string,
  story: Story,
  seed: string,
  command: DemoCommand = 'npm run demo',
): DataFolder {
  if (existsSync(path) && readdirSync(path).length > 0) {
    if (demoMarkOf(path) === undefined) {
      throw new FolderInUse(
        `${path} holds something that no demo made. Name another folder with --data, or move it away.`,
      );
    }
    refuseWhileServed(path);
    rmSync(path, { recursive: true });
  }
  mkdirSync(path, { recursive: true });
  const mark: DemoMark = { mingjing: 'demo/v1', seed, command };
  writeFileSync(join(path, DEMO_MARK), `${JSON.stringify(mark, null, 2)}\n`);
  const folder = dataFolder(path);
  createDataFolder(folder);
  createServerKeys(folder, serverSeeds(story));
  return folder;
}
