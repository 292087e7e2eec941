import { existsSync } from 'node:fs';
import { mkdir, readFile, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseCheckpoint, type Checkpoint } from '@mingjing/log';
import { CliFailure, EXIT, unavailable, unreadable } from '../failure';
import type { LogSource } from '../log/log-source';

/** The checkpoint that a log shows, its signature not looked at. */
export async function claimedCheckpoint(
  source: LogSource,
): Promise<{ readonly note: string; readonly checkpoint: Checkpoint }> {
  const note = await source.checkpoint();
  if (note === null) throw unavailable(`${source.name} has no checkpoint yet: there is nothing to export.`);
  const checkpoint = parseCheckpoint(note);
  if (!checkpoint.ok) throw new CliFailure(`${source.name}: ${checkpoint.rejection.reason}`, EXIT.no);
  return { note, checkpoint: checkpoint.value };
}

/** While an export is made its tiles lie under this name; what it replaces lies under the other one for a moment. */
export const NEW_TILES = 'tile.part';
const OLD_TILES = 'tile.old';
const OURS = new Set(['checkpoint', 'checkpoint.part', 'tile', 'files', NEW_TILES, OLD_TILES]);

/**
 * The checkpoint of the earlier export of the same ledger that lies in the folder; undefined where none does. Throws
 * CliFailure where anything else lies there: it is not ours to touch.
 */
export async function earlierExport(dir: string, origin: string): Promise<Checkpoint | undefined> {
  const found = await readdir(dir).catch(() => []);
  const foreign = found.find((name) => !OURS.has(name));
  const earlier = await checkpointIn(dir);
  if (foreign !== undefined || (earlier !== undefined && earlier.origin !== origin)) {
    const what = foreign === undefined ? `an export of ${String(earlier?.origin)}` : `"${foreign}"`;
    throw unreadable(`${dir} holds ${what}; export ${origin} into an empty folder.`);
  }
  await clearUnfinished(dir);
  return earlier;
}

export async function clearUnfinished(dir: string): Promise<void> {
  await rm(join(dir, NEW_TILES), { recursive: true, force: true });
}

/**
 * Puts the new tiles and their checkpoint in the place of the earlier ones, at once as far as that can be: cut off
 * in the middle it leaves a folder without a checkpoint. Files stay, their names vouch for them.
 */
export async function takePlace(dir: string, note: string): Promise<void> {
  const at = (name: string): string => join(dir, name);
  await writeFile(at('checkpoint.part'), note);
  await rm(at(OLD_TILES), { recursive: true, force: true });
  await rm(at('checkpoint'), { force: true });
  if (existsSync(at('tile'))) await rename(at('tile'), at(OLD_TILES));
  await mkdir(at(NEW_TILES), { recursive: true });
  await rename(at(NEW_TILES), at('tile'));
  await rename(at('checkpoint.part'), at('checkpoint'));
  await rm(at(OLD_TILES), { recursive: true, force: true });
}

async function checkpointIn(dir: string): Promise<Checkpoint | undefined> {
  const note = await readFile(join(dir, 'checkpoint'), 'utf8').catch(() => undefined);
  const checkpoint = note === undefined ? undefined : parseCheckpoint(note);
  return checkpoint?.ok === true ? checkpoint.value : undefined;
}
