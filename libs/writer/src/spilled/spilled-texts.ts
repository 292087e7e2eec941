import { textHash } from '../world/seen-filter';
import { PlaceTable } from './place-table';
import { SpillFile } from './spill-file';

/** Texts by key, in a file; in memory stand eight bytes for each slot of a table, and nothing of any text. */
export class SpilledTexts {
  private readonly places = new PlaceTable();
  private readonly file: SpillFile;
  /** Of the record that was recognised last. */
  private heldText = false;

  constructor(path: string) {
    this.file = new SpillFile(path);
  }

  get(key: string): string | undefined {
    const place = this.placeOf(key);
    return place === undefined ? undefined : this.file.at(place).text.toString('utf8');
  }

  /** Whether a text stood there before; an empty one counts as none. */
  set(key: string, text: string): boolean {
    const place = this.file.end;
    this.file.append(key, text);
    this.heldText = false;
    this.places.put(textHash(key), place, (at) => this.isKey(at, key));
    return this.heldText;
  }

  /** Every key that begins so, once, with its text. Reads the whole file. */
  *startingWith(prefix: string): Iterable<readonly [key: string, text: string]> {
    for (let place = 0; place < this.file.end;) {
      const record = this.file.at(place);
      const key = record.key.toString('utf8');
      if (key.startsWith(prefix)) {
        const text = record.text.toString('utf8');
        if (this.placeOf(key) === place) yield [key, text];
      }
      place = record.next;
    }
  }

  /** Forgets all of it; the file stays as long as it is. */
  clear(): void {
    this.places.clear();
  }

  close(): void {
    this.file.close();
  }

  private placeOf(key: string): number | undefined {
    return this.places.find(textHash(key), (at) => this.isKey(at, key));
  }

  private isKey(place: number, key: string): boolean {
    const record = this.file.at(place);
    if (record.key.toString('utf8') !== key) return false;
    this.heldText = record.text.length > 0;
    return true;
  }
}
