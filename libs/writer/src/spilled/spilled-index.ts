import { join } from 'node:path';
import type { FactRow, FoldedStates, Json } from '@mingjing/kernel';
import type { IndexChanges, LedgerIndex } from '../world/ledger-index';
import { Recent } from '../world/recent';
import type { WorldMemory } from '../world/told-world';
import { RowTexts } from './row-texts';
import { SpilledIds } from './spilled-ids';
import { SpilledTable } from './spilled-table';
import { SpilledTexts } from './spilled-texts';

/** Rows that are kept parsed: keys, roles and open streams are asked for again and again. */
const KEPT = 64;
/** The kind of the streams' texts; those of the tables are the numbers behind it. */
const STREAMS = 0;

/** Sees what is written, in its order, as texts that are thrown away elsewhere. */
export interface RowWatch {
  /** Of the next entry. */
  id(id: string): void;
  /** A stream's row stands under a table without a name; a removed one has an empty text. */
  row(table: string, key: string, text: string): void;
}

interface StreamRow {
  readonly revision: number;
  readonly states: FoldedStates;
}

/**
 * The index of whoever reads a log once, from its first entry to its last: in a file of a temporary
 * folder, with a few bytes of memory for each entry. Nothing of it outlives the reading.
 */
export class SpilledIndex implements LedgerIndex {
  /** Of a world over it: what is let go before the collector has moved it costs nothing to collect. */
  static readonly memory: WorldMemory = { keptStates: 0, writeAfter: 32 };

  private readonly ids: SpilledIds;
  private readonly texts: SpilledTexts;
  private readonly streams = new Recent<StreamRow>(KEPT);
  private readonly tables = new Map<string, SpilledTable>();
  /** Of one entry the same stream is asked for several times. */
  private asked: { readonly stream: string; readonly row: StreamRow | undefined } = NOTHING;
  private toldStreams = 0;
  private entries = 0;

  /** A folder of the caller's, which nobody else writes to. */
  constructor(
    folder: string,
    private readonly watch?: RowWatch,
  ) {
    this.ids = new SpilledIds(join(folder, 'ids'));
    this.texts = new SpilledTexts(join(folder, 'told'));
  }

  size(): number {
    return this.entries;
  }

  /** Nobody goes on from it with the log of another day. */
  root(): undefined {
    return undefined;
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
    return this.tables.get(table)?.get(key);
  }

  facts(table: string, prefix: string): readonly FactRow[] {
    return this.table(table).list(prefix);
  }

  eachFact(table: string, prefix = ''): Iterable<FactRow> {
    return this.table(table).each(prefix);
  }

  /** Streams and facts that it tells. */
  get rowCount(): number {
    let rows = this.toldStreams;
    for (const table of this.tables.values()) rows += table.count;
    return rows;
  }

  /** Of all of them, streams first, under a table without a name. Reads the whole file for each table. */
  *names(): Iterable<readonly [table: string, key: string]> {
    for (const [stream] of this.texts.all(STREAMS)) yield ['', stream];
    for (const [name, table] of this.tables) for (const key of table.keys()) yield [name, key];
  }

  write({ size, ids, revisions, states, tables }: IndexChanges): void {
    const texts = new RowTexts();
    for (const [id, index] of ids) {
      this.ids.set(id, index);
      this.watch?.id(id);
    }
    for (const [stream, revision] of revisions) {
      const row = { revision, states: states.get(stream) ?? {} };
      const text = texts.ofStream(revision, row.states);
      if (!this.texts.set(STREAMS, stream, text)) this.toldStreams++;
      this.streams.set(stream, row);
      this.watch?.row('', stream, text);
    }
    for (const [name, rows] of tables) this.writeFacts(name, rows, texts);
    this.asked = NOTHING;
    this.entries = size;
  }

  clear(): void {
    for (const kept of [this.ids, this.texts, this.streams, this.tables]) kept.clear();
    this.asked = NOTHING;
    this.toldStreams = 0;
    this.entries = 0;
  }

  close(): void {
    this.ids.close();
    this.texts.close();
  }

  private writeFacts(name: string, rows: ReadonlyMap<string, Json | null>, texts: RowTexts): void {
    const table = this.table(name);
    for (const [key, value] of rows) {
      const text = texts.ofRow(value);
      table.set(key, value, text);
      this.watch?.row(name, key, text);
    }
  }

  private row(stream: string): StreamRow | undefined {
    if (this.asked.stream !== stream)
      this.asked = { stream, row: this.streams.get(stream) ?? this.read(stream) };
    return this.asked.row;
  }

  private read(stream: string): StreamRow | undefined {
    const text = this.texts.get(STREAMS, stream);
    if (text === undefined) return undefined;
    const row = JSON.parse(text) as StreamRow;
    this.streams.set(stream, row);
    return row;
  }

  private table(name: string): SpilledTable {
    let table = this.tables.get(name);
    if (table === undefined) {
      table = new SpilledTable(this.texts, STREAMS + 1 + this.tables.size, KEPT);
      this.tables.set(name, table);
    }
    return table;
  }
}

const NOTHING = { stream: '', row: undefined };
