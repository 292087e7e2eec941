import { writeSync } from 'node:fs';
import { ID_BYTES } from '../world/id-column';
import { HEADER_BYTES } from './format';
import type { Kept } from './kept';
import { rowOf, nameOf } from './kept-rows';
import type { PartBytes } from './part-bytes';

const PART_BYTES = 1 << 22;

/** Bytes of a file that tell nothing any more, and those that do. */
export function usageOf({ end, size, rows }: Kept): { readonly wasted: number; readonly used: number } {
  const used = rows.bytes + size * ID_BYTES;
  return { used, wasted: end - HEADER_BYTES - used };
}

/** Writes what is told into a file that has a header and nothing else, as parts that count together; `part` is used for each. */
export function writeCompacted({ ids, rows, size, root }: Kept, into: Kept, part: PartBytes): void {
  let [at, check] = [into.end, into.check];
  const write = (bytes: Buffer): void => {
    at += writeAll(into.file, bytes, at);
    check = Buffer.from(bytes.subarray(-check.length));
  };
  part.begin(ids.slice(0, size));
  for (const record of rows.all()) {
    const { table, key, text } = rowOf(record);
    part.add(nameOf(table, key), text);
    if (part.length < PART_BYTES) continue;
    write(part.seal(check));
    part.begin(new Uint8Array());
  }
  write(part.seal(check, size, root));
}

/** A call may write less than it was given. */
export function writeAll(file: number, bytes: Buffer, position: number): number {
  for (let done = 0; done < bytes.length;) {
    done += writeSync(file, bytes, done, bytes.length - done, position + done);
  }
  return bytes.length;
}
