import { join } from 'node:path';
import type { FactRow, Json } from '@mingjing/kernel';
import {
  partedKey,
  statesByStream,
  type FoldedStates,
  type IndexChanges,
  type LedgerIndex,
} from '../world/ledger-index';
import { Recent } from '../world/recent';
import { ListedTable } from './listed-table';
import { SpilledTexts } from './spilled-texts';

/** Rows that are kept parsed: keys, roles and open streams are asked for again and again. */
const KEPT = 64;

interface StreamRow {
  readonly revision: number;
  readonly states: FoldedStates;
}

/**
 * The index of whoever reads a log once, from its first entry to its last: in a file of a temporary
 * folder, with a few bytes of memory for each entry. Nothing of it outlives the reading.
 *
 * Its texts: `i <id>` → log index, `s <stream>` → StreamRow, `f <table> <key>` → row, empty where it was removed.
 */
export class SpilledIndex implements LedgerIndex {
  private readonly texts: SpilledTexts;
  private readonly streams = new Recent<StreamRow | undefined>(KEPT);
  private readonly rows = new Recent<Json | undefined>(KEPT);
  /** Tables that were listed stay in memory: what is listed is short, or is needed whole. */
  private readonly listed = new Map<string, ListedTable>();
  private told = 0;

  /** A folder of the caller's, which nobody else writes to. */
  constructor(folder: string) {
    this.texts = new SpilledTexts(join(folder, 'told'));
  }

  size(): number {
    return this.told;
  }

  indexOf(id: string): number | undefined {
    const text = this.texts.get(`i ${id}`);
    return text === undefined ? undefined : Number(text);
  }

  revision(stream: string): number | undefined {
    return this.row(stream)?.revision;
  }

  state(key: string): unknown {
    const [context, stream] = partedKey(key);
    return this.row(stream)?.states[context];
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

  write({ size, ids, revisions, states, tables }: IndexChanges): void {
    for (const [id, index] of ids) this.texts.set(`i ${id}`, String(index));
    const folded = statesByStream(states);
    for (const [stream, revision] of revisions) {
      const row = { revision, states: folded.get(stream) ?? {} };
      this.texts.set(`s ${stream}`, JSON.stringify(row));
      this.streams.set(stream, row);
    }
    for (const [table, rows] of tables) {
      for (const [key, value] of rows) this.writeRow(table, key, value);
    }
    this.told = size;
  }

  clear(): void {
    for (const kept of [this.texts, this.streams, this.rows, this.listed]) kept.clear();
    this.told = 0;
  }

  close(): void {
    this.texts.close();
  }

  private row(stream: string): StreamRow | undefined {
    return this.streams.of(stream, () => parsed(this.texts.get(`s ${stream}`)));
  }

  private writeRow(table: string, key: string, value: Json | null): void {
    const listed = this.listed.get(table);
    if (listed !== undefined) {
      listed.set(key, value);
      return;
    }
    this.texts.set(`f ${table} ${key}`, value === null ? '' : JSON.stringify(value));
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
