import { firstWord } from '../world/first-word';
import { textHash } from '../world/text-hash';
import { PlaceTable } from './place-table';
import { SpillFile } from './spill-file';

/**
 * Texts by kind and key, in a file; in memory stand eight bytes for each slot of a table, and nothing of
 * any text. A kind is a small number. Records whose keys begin with the same word and a space hang together in
 * the file, the newest first, so that those of one word are found without the others.
 */
export class SpilledTexts {
  private readonly places = new PlaceTable();
  /** Hash of the first word → the newest record of those that begin with it. */
  private readonly newest = new PlaceTable();
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
    this.file.append(kind, this.hang(kind, key, place), key, text);
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

  /** Those of them that begin with the word and a space, and perhaps a few others. */
  *beginning(kind: number, word: string): Iterable<readonly [key: string, text: string]> {
    const newest = this.newest.find(textHash(word, kind), always);
    for (let next = newest === undefined ? 0 : newest + 1; next > 0;) {
      const place = next - 1;
      const record = this.file.at(place);
      next = record.before;
      const [key, text] = [record.key.toString('utf8'), record.text.toString('utf8')];
      if (record.kind === kind && this.placeOf(kind, key) === place) yield [key, text];
    }
  }

  /** Forgets all of it; the file stays as long as it is. */
  clear(): void {
    this.places.clear();
    this.newest.clear();
  }

  close(): void {
    this.file.close();
  }

  /** 1 + the place of the record that this one follows; 0 where it is the first of its word, or has none. */
  private hang(kind: number, key: string, place: number): number {
    const word = firstWord(key);
    if (word === undefined) return 0;
    const hash = textHash(word, kind);
    const before = 1 + (this.newest.find(hash, always) ?? -1);
    this.newest.put(hash, place, always);
    return before;
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

const always = (): boolean => true;
