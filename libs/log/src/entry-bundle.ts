import { MAX_ENTRY_BYTES, refused, ok, type Result } from '@mingjing/kernel';
import { TILE_WIDTH } from './tile-path';

/** A uint16, which says MAX_ENTRY_BYTES at most. */
const LENGTH_BYTES = 2;

/**
 * C2SP tlog-tiles entry bundle, 1 to 256 entries:
 * ```
 * u16be length ‖ entry ‖ u16be length ‖ entry ‖ …
 * ```
 * RangeError for no entries, more than 256, or an entry over 65,535 bytes.
 */
export function encodeEntryBundle(entries: readonly Uint8Array[]): Uint8Array {
  if (entries.length < 1 || entries.length > TILE_WIDTH)
    throw new RangeError('A bundle holds 1 to 256 entries');
  const tooLong = entries.findIndex((entry) => entry.length > MAX_ENTRY_BYTES);
  if (tooLong >= 0)
    throw new RangeError(`Entry ${String(tooLong)} of the bundle is longer than 65,535 bytes`);
  const total = entries.reduce((sum, entry) => sum + LENGTH_BYTES + entry.length, 0);
  const bundle = new Uint8Array(total);
  const lengths = new DataView(bundle.buffer);
  let at = 0;
  for (const entry of entries) {
    lengths.setUint16(at, entry.length);
    bundle.set(entry, at + LENGTH_BYTES);
    at += LENGTH_BYTES + entry.length;
  }
  return bundle;
}

/** Exactly `width` entries and not a byte more, as views into the bundle; else `malformed-bundle`. */
export function decodeEntryBundle(bundle: Uint8Array, width: number): Result<readonly Uint8Array[]> {
  const lengths = new DataView(bundle.buffer, bundle.byteOffset, bundle.byteLength);
  const entries: Uint8Array[] = [];
  let at = 0;
  while (entries.length < width) {
    if (at + LENGTH_BYTES > bundle.length) return malformed('it ends early', entries.length);
    const start = at + LENGTH_BYTES;
    at = start + lengths.getUint16(at);
    if (at > bundle.length) return malformed('it ends early', entries.length);
    entries.push(bundle.subarray(start, at));
  }
  if (at < bundle.length) return malformed('bytes follow its last entry', width);
  return ok(entries);
}

function malformed(what: string, entry: number): Result<never> {
  return refused('malformed-bundle', `The entry bundle cannot be read: ${what}. Fetch the bundle again.`, {
    entry,
  });
}
