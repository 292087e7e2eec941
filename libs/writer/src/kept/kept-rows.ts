import { firstWord } from '../world/first-word';
import { nameIn, textIn, type KeptRecord } from './format';
import type { KeptRecords } from './kept-records';
import { TablePlaces } from './table-places';

/** The table of the streams, which has no name. */
export const STREAMS = '';

/** A row that stands, as it is written. */
export interface KeptRow {
  readonly table: string;
  readonly key: string;
  readonly text: string;
}

/** Where in the file a row stands, in units of 16 bytes, and its text. */
export interface Standing {
  readonly place: number;
  readonly text: string;
}

/** Where the rows of all tables stand, and how much of the file they are. */
export class KeptRows {
  private readonly tables = new Map<string, TablePlaces>();
  private standing = 0;
  /** Bytes of the record that was recognised last. */
  private recognised = 0;

  constructor(private readonly records: KeptRecords) {}

  /** Of records of rows that stand. */
  get bytes(): number {
    return this.standing;
  }

  /** How many stand. */
  get count(): number {
    let count = 0;
    for (const places of this.tables.values()) count += places.count;
    return count;
  }

  /** Undefined where none stands. */
  find(table: string, key: string): Standing | undefined {
    const place = this.tables.get(table)?.find(key, (at) => this.isIt(at, table, key));
    return place === undefined ? undefined : { place, text: textIn(this.records.at(place)) };
  }

  /** Rows whose keys begin with the prefix, in the order of the file. */
  *each(table: string, prefix = ''): Iterable<KeptRow> {
    const places = this.tables.get(table);
    if (places === undefined) return;
    const word = firstWord(prefix);
    const some = word === undefined ? places.all() : places.beginning(word);
    for (const record of this.records.each(some)) {
      const row = rowOf(record);
      if (row.key.startsWith(prefix)) yield row;
    }
  }

  /** Every row that stands, in the order of the file. */
  all(): Iterable<KeptRecord> {
    const tables = [...this.tables.values()].map((table) => table.all());
    const places = new Float64Array(tables.reduce((sum, { length }) => sum + length, 0));
    let at = 0;
    for (const table of tables) {
      places.set(table, at);
      at += table.length;
    }
    return this.records.each(places.sort());
  }

  /** A record of so many bytes has come to stand at `place`, where it can be read by now. */
  take(table: string, key: string, place: number, bytes: number, stands: boolean): void {
    const stood = this.table(table).set(key, place, stands, (at) => this.isIt(at, table, key));
    if (stood !== undefined) this.standing -= this.recognised;
    if (stands) this.standing += bytes;
  }

  private table(name: string): TablePlaces {
    let table = this.tables.get(name);
    if (table === undefined) this.tables.set(name, (table = new TablePlaces()));
    return table;
  }

  private isIt(place: number, table: string, key: string): boolean {
    const record = this.records.at(place);
    this.recognised = record.bytes;
    return nameIn(record) === nameOf(table, key);
  }
}

export function nameOf(table: string, key: string): string {
  return `${table} ${key}`;
}

export function rowOf(record: KeptRecord): KeptRow {
  const { table, key } = placeOf(record);
  return { table, key, text: textIn(record) };
}

/** The table and the key that a record names. */
export function placeOf(record: KeptRecord): Pick<KeptRow, 'table' | 'key'> {
  const whole = nameIn(record);
  const parted = whole.indexOf(' ');
  return { table: whole.slice(0, parted), key: whole.slice(parted + 1) };
}
