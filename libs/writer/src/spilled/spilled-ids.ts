import { textHash } from '../world/text-hash';
import { AppendedBytes } from './appended-bytes';
import { PlaceTable } from './place-table';

/** A UUID in hex with its dashes. */
const ID_BYTES = 36;
const RECORD_BYTES = ID_BYTES + 4;

/**
 * Statement ids and the indices of their entries, in a file; in memory stand eight bytes for each slot
 * of a table. A record:
 *
 *   36 bytes of id in ASCII ‖ u32le index
 */
export class SpilledIds {
  private readonly places = new PlaceTable();
  private readonly bytes: AppendedBytes;

  /** An empty file; one that stands there is emptied. */
  constructor(path: string) {
    this.bytes = new AppendedBytes(path);
  }

  get(id: string): number | undefined {
    const place = this.places.find(textHash(id), (at) => this.idAt(at) === id);
    return place === undefined ? undefined : this.record(place).readUInt32LE(ID_BYTES);
  }

  /** `id` is new: a log names none twice. RangeError for a text that is no UUID. */
  set(id: string, index: number): void {
    if (id.length !== ID_BYTES) throw new RangeError(`"${id}" is no id of a statement`);
    const place = this.bytes.end / RECORD_BYTES;
    this.bytes.append(RECORD_BYTES, (buffer, at) => {
      buffer.write(id, at);
      buffer.writeUInt32LE(index, at + ID_BYTES);
      return RECORD_BYTES;
    });
    this.places.put(textHash(id), place, (at) => this.idAt(at) === id);
  }

  /** Forgets all of them; the file stays as long as it is. */
  clear(): void {
    this.places.clear();
  }

  close(): void {
    this.bytes.close();
  }

  private idAt(place: number): string {
    return this.record(place).toString('latin1', 0, ID_BYTES);
  }

  private record(place: number): Buffer {
    return this.bytes.read(place * RECORD_BYTES, RECORD_BYTES);
  }
}
