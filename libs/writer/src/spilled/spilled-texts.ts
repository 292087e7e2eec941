import { textHash } from '../world/seen-filter';
import { PlaceTable } from './place-table';
import { SpillFile } from './spill-file';

/** Texts by key, in a file; in memory stand eight bytes for each slot of a table, and nothing of any text. */
export class SpilledTexts {
  private readonly places = new PlaceTable();
  private readonly file: SpillFile;

  constructor(path: string) {
    this.file = new SpillFile(path);
  }

  get(key: string): string | undefined {
    const place = this.placeOf(key);
    if (place === undefined) return undefined;
    const { text, parted } = this.file.at(place);
    return text.slice(parted);
  }

  set(key: string, text: string): void {
    const place = this.file.end;
    this.file.append(key + text, key.length);
    this.places.put(textHash(key), place, (at) => this.keyAt(at) === key);
  }

  /** Every key that begins so, once, with its text. Reads the whole file. */
  *startingWith(prefix: string): Iterable<readonly [key: string, text: string]> {
    for (let place = 0; place < this.file.end;) {
      const { text, parted, next } = this.file.at(place);
      const key = text.slice(0, parted);
      if (key.startsWith(prefix) && this.placeOf(key) === place) yield [key, text.slice(parted)];
      place = next;
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
    return this.places.find(textHash(key), (at) => this.keyAt(at) === key);
  }

  private keyAt(place: number): string {
    const { text, parted } = this.file.at(place);
    return text.slice(0, parted);
  }
}
