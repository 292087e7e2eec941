import type { FactRow, Json } from '@mingjing/kernel';
import { firstWord } from '../world/first-word';

/** A fact table in memory, its rows grouped by the first word of their keys: prefixes mostly are one. */
export class ListedTable {
  private readonly groups = new Map<string, Map<string, Json>>();
  /** The last list: of many entries that one actor states, the same is asked of each. */
  private last: { readonly prefix: string; readonly rows: readonly FactRow[] } | undefined;

  get(key: string): Json | undefined {
    return this.groups.get(groupOf(key))?.get(key);
  }

  /** Whether a row stood there before; null removes it. */
  set(key: string, value: Json | null): boolean {
    this.last = undefined;
    const word = groupOf(key);
    const group = this.groups.get(word) ?? new Map<string, Json>();
    const stood = group.has(key);
    if (value === null) group.delete(key);
    else group.set(key, value);
    if (group.size === 0) this.groups.delete(word);
    else this.groups.set(word, group);
    return stood;
  }

  /** Rows whose keys begin with the prefix, in no order; where it holds a space, only those of its first word are looked at. */
  *each(prefix = ''): Iterable<FactRow> {
    const word = firstWord(prefix);
    const groups = word === undefined ? this.groups.values() : [this.groups.get(word) ?? NONE];
    for (const group of groups) {
      for (const [key, value] of group) if (key.startsWith(prefix)) yield { key, value };
    }
  }

  /** By key in UTF-16 order. */
  list(prefix: string): readonly FactRow[] {
    if (this.last?.prefix !== prefix) this.last = { prefix, rows: this.found(prefix) };
    return this.last.rows;
  }

  private found(prefix: string): readonly FactRow[] {
    return [...this.each(prefix)].sort((a, b) => (a.key < b.key ? -1 : 1));
  }
}

const NONE: ReadonlyMap<string, Json> = new Map();

/** A key without a space is a first word itself. */
function groupOf(key: string): string {
  return firstWord(key) ?? key;
}
