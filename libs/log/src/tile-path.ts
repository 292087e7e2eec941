export const TILE_HEIGHT = 8;
/** Hashes in a full tile, entries in a full bundle. */
export const TILE_WIDTH = 256;
const MAX_TILE_LEVEL = 63;

/** `width` is 256 for a full tile and 1 to 255 for a partial one. */
export interface HashTile {
  readonly kind: 'hashes';
  readonly level: number;
  readonly index: number;
  readonly width: number;
}

export interface EntryBundle {
  readonly kind: 'entries';
  readonly index: number;
  readonly width: number;
}

export type Tile = HashTile | EntryBundle;

/**
 * The path of a tile below the log's prefix (C2SP tlog-tiles):
 * ```
 * tile/<L>/<N>[.p/<W>]            tile/0/x001/x234/067          tile/1/000.p/17
 * tile/entries/<N>[.p/<W>]        tile/entries/273.p/112
 * ```
 * N in groups of three digits, all but the last with an `x` before them; W only for partial tiles.
 * RangeError for coordinates that no tile has.
 */
export function formatTilePath(tile: Tile): string {
  if (!isTile(tile)) throw new RangeError(`No tile has the coordinates ${JSON.stringify(tile)}`);
  const level = tile.kind === 'entries' ? 'entries' : String(tile.level);
  const partial = tile.width === TILE_WIDTH ? '' : `.p/${String(tile.width)}`;
  return `tile/${level}/${formatGroups(tile.index)}${partial}`;
}

const PATH = /^tile\/(entries|[0-9]{1,2})\/((?:x[0-9]{3}\/)*[0-9]{3})(?:\.p\/([0-9]{1,3}))?$/;

/** Null unless the path is the one that formatTilePath writes: a tile has one address. */
export function parseTilePath(path: string): Tile | null {
  const match = PATH.exec(path);
  if (match === null) return null;
  const [, level = '', groups = '', partial = String(TILE_WIDTH)] = match;
  const place = { index: Number(groups.replaceAll(/[x/]/g, '')), width: Number(partial) };
  const tile: Tile =
    level === 'entries' ? { kind: 'entries', ...place } : { kind: 'hashes', level: Number(level), ...place };
  // `.p/256`, `00` and `x000/001` would name a tile in a second way; writing it again shows that.
  return isTile(tile) && formatTilePath(tile) === path ? tile : null;
}

function isTile(tile: Tile): boolean {
  if (tile.kind === 'hashes' && !isBetween(tile.level, 0, MAX_TILE_LEVEL)) return false;
  return isBetween(tile.index, 0, Number.MAX_SAFE_INTEGER) && isBetween(tile.width, 1, TILE_WIDTH);
}

function isBetween(value: number, least: number, most: number): boolean {
  return Number.isSafeInteger(value) && value >= least && value <= most;
}

function formatGroups(index: number): string {
  const digits = String(index);
  const padded = digits.padStart(Math.ceil(digits.length / 3) * 3, '0');
  return padded.replaceAll(/[0-9]{3}(?=[0-9])/g, (group) => `x${group}/`);
}
