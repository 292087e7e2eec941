import type { Gateway } from '../gateway/gateway';
import { streamOf, type ImportKind } from './columns';
import type { ImportJournal } from './import-journal';
import type { ImportFile } from './read-import-file';
import type { SoundRow } from './read-rows';
import type { RowFault } from './table';

/** Lines of a file that an import which is closed does not bring into effect, with what is known of each. */
export async function linesNotTaken(
  kind: ImportKind,
  file: ImportFile,
  journal: ImportJournal | undefined,
  gateway: Gateway,
  rows: number,
): Promise<readonly RowFault[]> {
  const missing =
    kind === 'tasks'
      ? tasksBeyond(file.sound, journal?.leftOut ?? [], rows)
      : await rowsAbsent(kind, file.sound, gateway);
  const faults = missing.map(({ line, id }) => ({
    ...{ line, code: 'row-left-out', reason: `${id} is not in the ledger; put it into a file of its own.` },
  }));
  return [...file.faults, ...faults].sort((one, other) => one.line - other.line);
}

/** By the ledger: that also tells rows which another import brought meanwhile. */
async function rowsAbsent(
  kind: ImportKind,
  sound: readonly SoundRow[],
  gateway: Gateway,
): Promise<readonly SoundRow[]> {
  const standing = await gateway.standing(sound.map(({ id }) => streamOf(kind, id)));
  return sound.filter(({ id }) => !standing.has(streamOf(kind, id)));
}

/** A task has no id in the file: its rows were stated in the order of the file, so many of them. */
function tasksBeyond(
  sound: readonly SoundRow[],
  leftOut: readonly number[],
  rows: number,
): readonly SoundRow[] {
  const stated = sound.filter(({ line }) => !leftOut.includes(line)).slice(0, rows);
  return sound.filter((row) => !stated.includes(row));
}
