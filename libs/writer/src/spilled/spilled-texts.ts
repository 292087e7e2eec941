import { textHash } from '../world/text-hash';
import { PlaceTable } from './place-table';
import { SpillFile } from './spill-file';

/**
 * Texts by kind and key, in a file; in memory stand eight bytes for each slot of a table, and nothing of
 * any text. A kind is a small number.
 */
export class SpilledTexts {
  private readonly places = new PlaceTable();
  private readonly file: SpillFile;
  /** Of the record that was recognised last. */
  private heldText = false;

  constructor(path: string) {
    this.file = new SpillFile(path);
  }

  get(kind: number, key: string): string | undefined {
    const place = this.placeOf(kind, key);
    return place === undefined ? undefined : this.file.at(place).text.toString('utf8');
  }

  /** Whether a text stood there before; an empty one counts as none. */
  set(kind: number, key: string, text: string): boolean {
    const place = this.file.end;
    this.file.append(kind, key, text);
    this.heldText = false;
    this.places.put(textHash(key, kind), place, (at) => this.isIt(at, kind, key));
    return this.heldText;
  }

  /** Every key of the kind, once, with its text. Reads the whole file. */
  *all(kind: number): Iterable<readonly [key: string, text: string]> {
    for (let place = 0; place < this.file.end;) {
      const record = this.file.at(place);
      if (record.kind === kind) {
        const [key, text] = [record.key.toString('utf8'), record.text.toString('utf8')];
        if (this.placeOf(kind, key) === place) yield [key, text];
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

  private placeOf(kind: number, key: string): number | undefined {
    return this.places.find(textHash(key, kind), (at) => this.isIt(at, kind, key));
  }

  private isIt(place: number, kind: number, key: string): boolean {
    const record = this.file.at(place);
    if (record.kind !== kind || record.key.toString('utf8') !== key) return false;
    this.heldText = record.text.length > 0;
    return true;
  }
}
