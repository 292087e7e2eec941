import type { FactRow, FoldedStates, Json } from '@mingjing/kernel';
import type { IndexChanges, LedgerIndex } from '../world/ledger-index';

/** An index in plain maps, all of which can be looked at: as long-lived as the object. */
export class MapLedgerIndex implements LedgerIndex {
  readonly ids = new Map<string, number>();
  readonly revisions = new Map<string, number>();
  readonly folded = new Map<string, string>();
  readonly tables = new Map<string, Map<string, string>>();
  private told = 0;
  private toldRoot: string | undefined;

  size(): number {
    return this.told;
  }

  root(): string | undefined {
    return this.toldRoot;
  }

  indexOf(id: string): number | undefined {
    return this.ids.get(id);
  }

  revision(stream: string): number | undefined {
    return this.revisions.get(stream);
  }

  states(stream: string): FoldedStates | undefined {
    return parsed(this.folded.get(stream)) as FoldedStates | undefined;
  }

  fact(table: string, key: string): Json | undefined {
    return parsed(this.tables.get(table)?.get(key)) as Json | undefined;
  }

  facts(table: string, prefix: string): readonly FactRow[] {
    const rows = [...(this.tables.get(table) ?? [])].filter(([key]) => key.startsWith(prefix));
    return rows
      .map(([key, value]) => ({ key, value: parsed(value) as Json }))
      .sort((a, b) => (a.key < b.key ? -1 : 1));
  }

  eachFact(table: string, prefix = ''): Iterable<FactRow> {
    return this.facts(table, prefix);
  }

  write(changes: IndexChanges): void {
    for (const [id, index] of changes.ids) this.ids.set(id, index);
    for (const [stream, revision] of changes.revisions) this.revisions.set(stream, revision);
    for (const [stream, states] of changes.states) this.folded.set(stream, JSON.stringify(states));
    for (const [name, rows] of changes.tables) this.writeTable(name, rows);
    this.told = changes.size;
    this.toldRoot = changes.root;
  }

  clear(): void {
    for (const map of [this.ids, this.revisions, this.folded, this.tables]) map.clear();
    this.told = 0;
  }

  close(): void {
    // Nothing is held.
  }

  /** All of it, in an order of its own. */
  rows(): unknown {
    const sorted = (map: ReadonlyMap<string, unknown>): unknown[] =>
      [...map].sort(([a], [b]) => (a < b ? -1 : 1));
    const tables = sorted(this.tables).map((entry) => {
      const [name, rows] = entry as [string, Map<string, string>];
      return [name, sorted(rows)];
    });
    return [this.told, sorted(this.ids), sorted(this.revisions), sorted(this.folded), tables];
  }

  private writeTable(name: string, rows: ReadonlyMap<string, Json | null>): void {
    const table = this.tables.get(name) ?? new Map<string, string>();
    this.tables.set(name, table);
    for (const [key, value] of rows) {
      if (value === null) table.delete(key);
      else table.set(key, JSON.stringify(value));
    }
    if (table.size === 0) this.tables.delete(name);
  }
}

function parsed(text: string | undefined): unknown {
  return text === undefined ? undefined : JSON.parse(text);
}
