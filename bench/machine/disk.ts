import { closeSync, fdatasyncSync, openSync, rmSync, statfsSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { now } from '../measure/rate';

/** Magic numbers of statfs(2) that say where a folder really lies. */
const FILE_SYSTEMS: ReadonlyMap<number, string> = new Map([
  [0xef53, 'ext4'],
  [0x58465342, 'xfs'],
  [0x9123683e, 'btrfs'],
  [0x2fc12fc1, 'zfs'],
  [0x794c7630, 'overlay'],
  [0x01021994, 'tmpfs'],
  [0x858458f6, 'ramfs'],
  [0x6969, 'nfs'],
  [0x1a, 'apfs'],
]);
const IN_MEMORY: readonly string[] = ['tmpfs', 'ramfs'];
const FLUSHES = 300;

export function fileSystemOf(folder: string): string {
  const { type } = statfsSync(folder);
  return FILE_SYSTEMS.get(type) ?? `type 0x${type.toString(16)}`;
}

/** Flushing costs nothing there, so every figure of a durable append would lie. */
export function liesInMemory(fileSystem: string): boolean {
  return IN_MEMORY.includes(fileSystem);
}

/** Appends of 1 KB that fdatasync has made durable, per second. */
export function flushRate(folder: string): number {
  const path = join(folder, 'flushes');
  const file = openSync(path, 'w');
  const block = Buffer.alloc(1024, 0x5a);
  const started = now();
  for (let i = 0; i < FLUSHES; i++) {
    writeSync(file, block);
    fdatasyncSync(file);
  }
  const rate = (FLUSHES / (now() - started)) * 1000;
  closeSync(file);
  rmSync(path);
  return rate;
}
