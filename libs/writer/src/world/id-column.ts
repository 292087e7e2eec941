import { uuidVersion } from '@mingjing/kernel';
import { PlaceTable } from '../spilled/place-table';

/** A UUID's. */
export const ID_BYTES = 16;
const CHUNK = 4_096;

/**
 * The ids of a log in its order, found by their hash: some thirty bytes of memory an entry. An id that
 * stands there is never missed, and none is taken for another: what is found is compared.
 */
export class IdColumn {
  private readonly chunks: Uint8Array[] = [];
  private readonly places = new PlaceTable();
  private readonly sought = new Uint8Array(ID_BYTES);
  private count = 0;

  get size(): number {
    return this.count;
  }

  /** Log index of an id; undefined of a text that is none. */
  indexOf(id: string): number | undefined {
    if (uuidVersion(id) === null) return undefined;
    writeId(id, this.sought, 0);
    return this.places.find(hashAt(this.sought, 0), (index) => this.isSought(index));
  }

  /** The ids of the next entries, one behind the other. */
  append(ids: Uint8Array): void {
    for (let at = 0; at < ids.length; at += ID_BYTES) {
      const index = this.count++;
      if (index % CHUNK === 0) this.chunks.push(new Uint8Array(CHUNK * ID_BYTES));
      for (let i = 0; i < ID_BYTES; i++) this.sought[i] = ids[at + i] ?? 0;
      this.chunks.at(-1)?.set(this.sought, (index % CHUNK) * ID_BYTES);
      this.places.put(hashAt(this.sought, 0), index, (other) => this.isSought(other));
    }
  }

  /** The ids of so many entries from `first` on, one behind the other. */
  slice(first: number, count: number): Uint8Array {
    const bytes = new Uint8Array(count * ID_BYTES);
    for (let i = 0; i < count; i++) {
      const from = ((first + i) % CHUNK) * ID_BYTES;
      const id = this.chunks[Math.floor((first + i) / CHUNK)]?.subarray(from, from + ID_BYTES);
      if (id !== undefined) bytes.set(id, i * ID_BYTES);
    }
    return bytes;
  }

  private isSought(index: number): boolean {
    const chunk = this.chunks[Math.floor(index / CHUNK)];
    const from = (index % CHUNK) * ID_BYTES;
    for (let i = 0; i < ID_BYTES; i++) if (chunk?.[from + i] !== this.sought[i]) return false;
    return true;
  }
}

/** The 16 bytes of a UUID in lower case. */
export function writeId(id: string, into: Uint8Array, at: number): void {
  let digits = 0;
  for (let i = 0; i < id.length; i++) {
    const code = id.charCodeAt(i);
    if (code === DASH) continue;
    const value = code <= NINE ? code - ZERO : code - LETTER_A + 10;
    const byte = at + (digits >> 1);
    into[byte] = digits % 2 === 0 ? value << 4 : (into[byte] ?? 0) | value;
    digits++;
  }
}

const DASH = 0x2d;
const ZERO = 0x30;
const NINE = 0x39;
const LETTER_A = 0x61;

/** FNV-1a over the bytes, its bits mixed at the end. */
function hashAt(bytes: Uint8Array, at: number): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < ID_BYTES; i++) hash = Math.imul(hash ^ (bytes[at + i] ?? 0), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  return (hash ^ (hash >>> 13)) >>> 0;
}
