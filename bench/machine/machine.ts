import { arch, availableParallelism, cpus, platform, totalmem } from 'node:os';
import { openDatabase } from '@mingjing/event-store';
import { numberText } from '../report/table';
import { fileSystemOf, flushRate } from './disk';

/** What the figures were measured on; nothing that names the machine or whose it is. */
export interface Machine {
  readonly node: string;
  readonly system: string;
  readonly processor: string;
  readonly cores: number;
  readonly memoryGiB: number;
  readonly fileSystem: string;
  /** fdatasync of 1 KB appends per second. */
  readonly flushesPerSecond: number;
  readonly sqlite: string;
}

export function describeMachine(folder: string): Machine {
  return {
    node: process.version,
    system: `${platform()}/${arch()}`,
    processor: cpus()[0]?.model ?? 'unknown',
    cores: availableParallelism(),
    memoryGiB: Math.round(totalmem() / 2 ** 30),
    fileSystem: fileSystemOf(folder),
    flushesPerSecond: Math.round(flushRate(folder)),
    sqlite: sqliteVersion(),
  };
}

export function machineText(machine: Machine): string {
  const { node, system, processor, cores, memoryGiB, fileSystem, flushesPerSecond, sqlite } = machine;
  return [
    `Node ${node} on ${system}, ${processor}, ${String(cores)} cores, ${String(memoryGiB)} GiB`,
    `${fileSystem}, ${numberText(flushesPerSecond)} fdatasync/s of 1 KB appends, SQLite ${sqlite}`,
  ].join('\n');
}

function sqliteVersion(): string {
  const database = openDatabase(':memory:', { durability: 'NORMAL' });
  const { version } = database.prepare('SELECT sqlite_version() AS version').get() as { version: string };
  database.close();
  return version;
}
