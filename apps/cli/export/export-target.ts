import { readFile, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { refused, type Result } from '@mingjing/kernel';
import { parseCheckpointText, parseNote, type Checkpoint } from '@mingjing/log';
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

export function parseCheckpoint(note: string): Result<Checkpoint> {
  const parsed = parseNote(note);
  return parsed.ok
    ? parseCheckpointText(parsed.value.text)
    : refused('malformed-note', parsed.rejection.reason);
}

/**
 * Empties a folder of an earlier export of the same ledger; files stay, their names vouch for them.
 * Anything else that lies there is not ours to touch.
 */
export async function clearTarget(dir: string, origin: string): Promise<void> {
  const found = await readdir(dir).catch(() => []);
  if (found.length === 0) return;
  const foreign = found.find((name) => !OURS.has(name));
  const earlier = await originIn(dir);
  if (foreign !== undefined || (earlier !== undefined && earlier !== origin)) {
    const what = foreign === undefined ? `an export of ${String(earlier)}` : `"${foreign}"`;
    throw unreadable(`${dir} holds ${what}; export ${origin} into an empty folder.`);
  }
  for (const name of ['checkpoint', 'tile']) await rm(join(dir, name), { recursive: true, force: true });
}

const OURS = new Set(['checkpoint', 'checkpoint.part', 'tile', 'files']);

async function originIn(dir: string): Promise<string | undefined> {
  const note = await readFile(join(dir, 'checkpoint'), 'utf8').catch(() => undefined);
  const checkpoint = note === undefined ? undefined : parseCheckpoint(note);
  return checkpoint?.ok === true ? checkpoint.value.origin : undefined;
}
