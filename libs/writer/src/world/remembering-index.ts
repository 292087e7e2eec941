import type { FactRow, FoldedStates, Json } from '@mingjing/kernel';
import type { IndexChanges, LedgerIndex } from './ledger-index';
import { Recent } from './recent';

const KEPT_ROWS = 20_000;
const KEPT_LISTS = 2_000;
/** Longer lists are read again: keeping them would cost more memory than reading them costs time. */
const LONGEST_KEPT = 64;
/**
 * An index that keeps what was asked for last, and what was not there, in front of another one:
 * keys, roles and open streams are asked for with every entry. Nobody else may write to the other.
 */
export class RememberingIndex implements LedgerIndex {
  private readonly revisions = new Recent<number | undefined>(KEPT_ROWS);
  private readonly rows = new Recent<Json | undefined>(KEPT_ROWS);
  private readonly lists = new Recent<readonly FactRow[]>(KEPT_LISTS);
  /** Lengths of the prefixes that were listed, by table: which kept lists a row could stand in. */
  private readonly prefixes = new Map<string, Set<number>>();

  constructor(private readonly inner: LedgerIndex) {}

  size(): number {
    return this.inner.size();
  }

  root(): string | undefined {
    return this.inner.root();
  }

  indexOf(id: string): number | undefined {
    return this.inner.indexOf(id);
  }

  revision(stream: string): number | undefined {
    return this.revisions.of(stream, () => this.inner.revision(stream));
  }

  states(stream: string): FoldedStates | undefined {
    return this.inner.states(stream);
  }

  fact(table: string, key: string): Json | undefined {
    return this.rows.of(`${table} ${key}`, () => this.inner.fact(table, key));
  }

  facts(table: string, prefix: string): readonly FactRow[] {
    const name = `${table} ${prefix}`;
    const rows = this.lists.of(name, () => this.inner.facts(table, prefix));
    if (rows.length > LONGEST_KEPT) this.lists.forget(name);
    else this.prefixesOf(table).add(prefix.length);
    return rows;
  }

  eachFact(table: string, prefix?: string): Iterable<FactRow> {
    return this.inner.eachFact(table, prefix);
  }

  write(changes: IndexChanges): void {
    this.inner.write(changes);
    changes.revisions.forEach((revision, stream) => this.revisions.set(stream, revision));
    changes.tables.forEach((rows, table) => this.noteRows(table, rows));
  }

  clear(): void {
    this.inner.clear();
    for (const kept of [this.revisions, this.rows, this.lists, this.prefixes]) kept.clear();
  }

  close(): void {
    this.inner.close();
  }

  private noteRows(table: string, rows: ReadonlyMap<string, Json | null>): void {
    const lengths = this.prefixesOf(table);
    for (const [key, value] of rows) {
      this.rows.set(`${table} ${key}`, value ?? undefined);
      for (const length of lengths) this.lists.forget(`${table} ${key.slice(0, length)}`);
    }
  }

  private prefixesOf(table: string): Set<number> {
    const known = this.prefixes.get(table) ?? new Set<number>();
    this.prefixes.set(table, known);
    return known;
  }
}
