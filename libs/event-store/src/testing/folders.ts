import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface Folder {
  readonly path: string;
  remove(): void;
}

/** A folder of its own, on the disk that the system keeps for such. */
export function newFolder(): Folder {
  const path = mkdtempSync(join(tmpdir(), 'mingjing-'));
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) };
}
