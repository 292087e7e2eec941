import { PlaceTable } from '../spilled/place-table';
import { firstWord } from '../world/first-word';
import { textHash } from '../world/text-hash';

const FIRST_ROWS = 16;

/**
 * Where the rows of one table stand in a file: some thirty-five bytes of memory a row, nothing of its key or text. Rows
 * whose keys begin with the same word hang together, so that those of one actor, day or file are found
 * without the others.
 */
export class TablePlaces {
  /** Hash of the key → number of the row. */
  private readonly numbers = new PlaceTable();
  /** Hash of the first word → the newest row of those that begin with it. */
  private readonly newest = new PlaceTable();
  /** By row: twice its place, and 1 more where it stands, 0 where it was removed. */
  private places = new Float64Array(FIRST_ROWS);
  /** By row: 1 + the row before it with the same first word. */
  private before = new Uint32Array(FIRST_ROWS);
  private rows = 0;
  private standing = 0;

  /** Rows that stand. */
  get count(): number {
    return this.standing;
  }

  find(key: string, isIt: (place: number) => boolean): number | undefined {
    const row = this.rowOf(textHash(key), isIt);
    return row === undefined ? undefined : this.standsAt(row);
  }

  /** Gives the place where it stood until now, if it stood. */
  set(key: string, place: number, stands: boolean, isIt: (place: number) => boolean): number | undefined {
    const hash = textHash(key);
    const row = this.rowOf(hash, isIt) ?? (stands ? this.add(key, hash) : undefined);
    if (row === undefined) return undefined;
    const stood = this.standsAt(row);
    this.places[row] = place * 2 + (stands ? 1 : 0);
    this.standing += (stands ? 1 : 0) - (stood === undefined ? 0 : 1);
    return stood;
  }

  /** All places where a row stands, in the order of the file. */
  all(): Float64Array {
    const found = new Float64Array(this.standing);
    let count = 0;
    for (let row = 0; row < this.rows; row++) {
      const place = this.standsAt(row);
      if (place !== undefined) found[count++] = place;
    }
    return found.sort();
  }

  /** Of rows whose keys begin with the word and a space, and perhaps of a few others; in the order of the file. */
  beginning(word: string): Float64Array {
    const found: number[] = [];
    for (let next = this.newest.find(textHash(word), always); next !== undefined;) {
      const place = this.standsAt(next);
      if (place !== undefined) found.push(place);
      next = (this.before[next] ?? 0) === 0 ? undefined : (this.before[next] ?? 0) - 1;
    }
    return Float64Array.from(found).sort();
  }

  private add(key: string, hash: number): number {
    const row = this.rows++;
    if (row === this.places.length) this.grow();
    this.numbers.put(hash, row, never);
    const word = firstWord(key);
    if (word !== undefined) {
      const wordHash = textHash(word);
      this.before[row] = 1 + (this.newest.find(wordHash, always) ?? -1);
      this.newest.put(wordHash, row, always);
    }
    return row;
  }

  private rowOf(hash: number, isIt: (place: number) => boolean): number | undefined {
    return this.numbers.find(hash, (row) => isIt(Math.floor((this.places[row] ?? 0) / 2)));
  }

  private standsAt(row: number): number | undefined {
    const place = this.places[row] ?? 0;
    return place % 2 === 0 ? undefined : (place - 1) / 2;
  }

  private grow(): void {
    const { places, before } = this;
    this.places = new Float64Array(places.length * 2);
    this.places.set(places);
    this.before = new Uint32Array(before.length * 2);
    this.before.set(before);
  }
}

const always = (): boolean => true;
const never = (): boolean => false;
