import { closeSync, existsSync, fsyncSync, openSync, renameSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import type { DataFolder } from '../../ledger/composition/data-folder';
import { nextKeyPath, serverKeyPath, type ServerKeyKind } from '../../ledger/composition/held-keys';
import { createKeyFile, readKeyFile } from '../../ledger/composition/key-file';

/** The two files of a change, where they are there. */
export interface KeyFiles {
  readonly current?: Uint8Array;
  readonly next?: Uint8Array;
}

/** Public keys of the files. Throws UnreadableKeyFile. */
export function keyFilesIn(folder: DataFolder, kind: ServerKeyKind): KeyFiles {
  const at = (path: string): Uint8Array | undefined =>
    existsSync(path) ? readKeyFile(path).signer.publicKey : undefined;
  const [current, next] = [at(serverKeyPath(folder, kind)), at(nextKeyPath(folder, kind))];
  return { ...(current === undefined ? {} : { current }), ...(next === undefined ? {} : { next }) };
}

/** The next key, whole and durable before it has its name: a crash leaves all of it or nothing. */
export function prepareKey(folder: DataFolder, kind: ServerKeyKind, seed: Uint8Array): void {
  const path = nextKeyPath(folder, kind);
  const temporary = `${path}.part`;
  rmSync(temporary, { force: true });
  createKeyFile(temporary, 'ledger', seed);
  flush(temporary);
  renameSync(temporary, path);
  flush(dirname(path));
}

/** Ends a change: one rename puts the next key in the place of the old one, which is gone with it. */
export function takeOver(folder: DataFolder, kind: ServerKeyKind): void {
  const path = serverKeyPath(folder, kind);
  renameSync(nextKeyPath(folder, kind), path);
  flush(dirname(path));
}

function flush(path: string): void {
  const file = openSync(path, 'r');
  try {
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}
