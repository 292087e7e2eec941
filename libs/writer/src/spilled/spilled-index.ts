import { join } from 'node:path';
import type { FactRow, FoldedStates, Json } from '@mingjing/kernel';
import type { IndexChanges, LedgerIndex } from '../world/ledger-index';
import { Recent } from '../world/recent';
import type { WorldMemory } from '../world/told-world';
import { ListedTable } from './listed-table';
import { SpilledIds } from './spilled-ids';
import { SpilledTexts } from './spilled-texts';

/** Rows that are kept parsed: keys, roles and open streams are asked for again and again. */
const KEPT = 64;

/** How many rows of each kind. */
interface Told {
  readonly ids: number;
  readonly streams: number;
  readonly facts: number;
}

interface StreamRow {
  readonly revision: number;
  readonly states: FoldedStates;
}

/**
 * The index of whoever reads a log once, from its first entry to its last: in a file of a temporary
 * folder, with a few bytes of memory for each entry. Nothing of it outlives the reading.
 *
 * Its texts: `s <stream>` → StreamRow, `f <table> <key>` → row, empty where it was removed.
 */
export class SpilledIndex implements LedgerIndex {
  /** Of a world over it: what is let go before the collector has moved it costs nothing to collect. */
  static readonly memory: WorldMemory = { keptStates: 64, writeAfter: 32 };

  private readonly ids: SpilledIds;
  private readonly texts: SpilledTexts;
  private readonly streams = new Recent<StreamRow | undefined>(KEPT);
  private readonly rows = new Recent<Json | undefined>(KEPT);
  /** Tables that were listed stay in memory: what is listed is short, or is needed whole. */
  private readonly listed = new Map<string, ListedTable>();
  private readonly counts = { streams: 0, facts: 0 };
  private entries = 0;

  /** A folder of the caller's, which nobody else writes to. */
  constructor(folder: string) {
    this.ids = new SpilledIds(join(folder, 'ids'));
    this.texts = new SpilledTexts(join(folder, 'told'));
  }

  size(): number {
    return this.entries;
  }

  indexOf(id: string): number | undefined {
    return this.ids.get(id);
  }

  revision(stream: string): number | undefined {
    return this.row(stream)?.revision;
  }

  states(stream: string): FoldedStates | undefined {
    return this.row(stream)?.states;
  }

  fact(table: string, key: string): Json | undefined {
    const listed = this.listed.get(table);
    if (listed !== undefined) return listed.get(key);
    return this.rows.of(`${table} ${key}`, () => parsed(this.texts.get(`f ${table} ${key}`)));
  }

  facts(table: string, prefix: string): readonly FactRow[] {
    let listed = this.listed.get(table);
    if (listed === undefined) this.listed.set(table, (listed = this.whole(table)));
    return listed.list(prefix);
  }

  /** The text of a stream's row, `{"revision":…,"states":{…}}`. */
  streamText(stream: string): string | undefined {
    return this.texts.get(`s ${stream}`);
  }

  factText(table: string, key: string): string | undefined {
    const listed = this.listed.get(table);
    if (listed === undefined) return this.texts.get(`f ${table} ${key}`) || undefined;
    const value = listed.get(key);
    return value === undefined ? undefined : JSON.stringify(value);
  }

  /** How many ids, streams and facts it tells. */
  told(): Told {
    return { ids: this.ids.size, ...this.counts };
  }

  toldIds(): Iterable<readonly [id: string, index: number]> {
    return this.ids.all();
  }

  *toldStreams(): Iterable<string> {
    for (const [key] of this.texts.startingWith('s ')) yield key.slice(2);
  }

  *toldFacts(): Iterable<readonly [table: string, key: string]> {
    for (const [table, rows] of this.listed) for (const { key } of rows.all()) yield [table, key];
    for (const [name, text] of this.texts.startingWith('f ')) {
      const at = name.indexOf(' ', 2);
      const table = name.slice(2, at);
      if (text !== '' && !this.listed.has(table)) yield [table, name.slice(at + 1)];
    }
  }

  write({ size, ids, revisions, states, tables }: IndexChanges): void {
    for (const [id, index] of ids) this.ids.set(id, index);
    for (const [stream, revision] of revisions) {
      const row = { revision, states: states.get(stream) ?? {} };
      if (!this.texts.set(`s ${stream}`, JSON.stringify(row))) this.counts.streams++;
      this.streams.set(stream, row);
    }
    for (const [table, rows] of tables) {
      for (const [key, value] of rows) this.writeRow(table, key, value);
    }
    this.entries = size;
  }

  clear(): void {
    for (const kept of [this.ids, this.texts, this.streams, this.rows, this.listed]) kept.clear();
    Object.assign(this.counts, { streams: 0, facts: 0 });
    this.entries = 0;
  }

  close(): void {
    this.ids.close();
    this.texts.close();
  }

  private row(stream: string): StreamRow | undefined {
    return this.streams.of(stream, () => parsed(this.texts.get(`s ${stream}`)));
  }

  private writeRow(table: string, key: string, value: Json | null): void {
    const listed = this.listed.get(table);
    const stands = value === null ? 0 : 1;
    if (listed !== undefined) {
      this.counts.facts += stands - (listed.set(key, value) ? 1 : 0);
      return;
    }
    const stood = this.texts.set(`f ${table} ${key}`, value === null ? '' : JSON.stringify(value));
    this.counts.facts += stands - (stood ? 1 : 0);
    this.rows.set(`${table} ${key}`, value ?? undefined);
  }

  private whole(table: string): ListedTable {
    const whole = new ListedTable();
    const prefix = `f ${table} `;
    for (const [key, text] of this.texts.startingWith(prefix)) {
      if (text !== '') whole.set(key.slice(prefix.length), JSON.parse(text) as Json);
    }
    return whole;
  }
}

function parsed<Value>(text: string | undefined): Value | undefined {
  return text === undefined || text === '' ? undefined : (JSON.parse(text) as Value);
}
