import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { mkdir } from 'node:fs/promises';
import type { Pen } from '@mingjing/client';
import { parseCheckpoint } from '@mingjing/log';
import { dataFolder } from '../../ledger/composition/data-folder';
import { isThere } from '../../ledger/composition/is-there';
import { assertNothingLost } from '../../ledger/composition/never-founded';
import { unavailable, unreadable } from '../failure';
import { readerToken } from '../gateway/reader-token';
import type { CliIo } from '../io';
import { DataSource } from '../log/data-source';
import { FolderSource } from '../log/folder-source';
import { HttpSource } from '../log/http-source';
import type { LogSource } from '../log/log-source';

export interface LogOptions {
  readonly data: string;
  /** Asks in this person's name where a reader is needed. */
  readonly pen?: Pen;
  /** A token made elsewhere. */
  readonly token?: string;
}

/** The log that the user means: an exported folder, an address, or the data folder. Throws CliFailure. */
export async function logAt(
  named: string | undefined,
  options: LogOptions,
  temporary: string,
  io: CliIo,
): Promise<LogSource> {
  if (named === undefined) {
    await assertNothingLost(dataFolder(options.data));
    return ofDataFolder(options.data);
  }
  if (!/^https?:\/\//.test(named)) return exportIn(named);
  const cache = join(temporary, 'files');
  await mkdir(cache);
  return ofService(named, options, cache, io);
}

/** A wrong path must not read as if a log had been altered. Throws CliFailure. */
function exportIn(named: string): FolderSource {
  const found = statSync(named, { throwIfNoEntry: false });
  if (found === undefined) throw unavailable(`There is no ${named}; give the folder of an export.`);
  if (existsSync(dataFolder(named).ledger)) {
    throw unreadable(`${named} is a data folder and not an export; name it with --data ${named}.`);
  }
  const isExport = ['checkpoint', 'tile'].some((part) => existsSync(join(named, part)));
  if (isExport) return new FolderSource(named);
  throw unavailable(`${named} holds no exported log: neither "checkpoint" nor "tile" is in it.`);
}

export function ofDataFolder(data: string): DataSource {
  const folder = dataFolder(data);
  // No key is needed to read: a copy without them will do.
  if (isThere(folder.ledger) && isThere(folder.checkpoint)) return new DataSource(folder);
  if (isThere(folder.ledger)) {
    throw unavailable(
      `${data} holds a log and no checkpoint.db: nobody can say which of it was signed. Put back the checkpoint.db of this ledger.db; \`mingjing fsck\` checks what is there.`,
    );
  }
  throw unavailable(`${data} holds no ledger; name its folder with --data.`);
}

/** `http://host:3000`, `http://host:3000/log` and `…/log/` mean the same. */
async function ofService(url: string, options: LogOptions, cache: string, io: CliIo): Promise<LogSource> {
  const base = url.replace(/\/+$/, '').replace(/(\/log)?$/, '/log');
  const { pen, token } = options;
  if (pen === undefined) return new HttpSource(base, cache, () => token);
  const note = await new HttpSource(base, cache, () => undefined).checkpoint();
  const checkpoint = note === null ? undefined : parseCheckpoint(note);
  const origin = checkpoint?.ok === true ? checkpoint.value.origin : '';
  return new HttpSource(base, cache, () => readerToken(pen, origin, io.clock()));
}
