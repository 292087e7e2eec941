import type { FactRow, Json } from '@mingjing/kernel';
import { firstWord } from '../world/first-word';
import { Recent } from '../world/recent';
import { ListedTable } from './listed-table';
import type { SpilledTexts } from './spilled-texts';

/** A fact table among the texts of its index, an empty one where a row was removed. */
export class SpilledTable {
  private readonly recent: Recent<Json>;
  /** Once it was listed it stays in memory: what is listed is short, or is needed whole. */
  private listed: ListedTable | undefined;
  private rows = 0;

  constructor(
    private readonly texts: SpilledTexts,
    private readonly kind: number,
    kept: number,
  ) {
    this.recent = new Recent(kept);
  }

  /** Rows that stand. */
  get count(): number {
    return this.rows;
  }

  get(key: string): Json | undefined {
    return this.listed === undefined ? (this.recent.get(key) ?? this.read(key)) : this.listed.get(key);
  }

  list(prefix: string): readonly FactRow[] {
    this.listed ??= this.whole();
    return this.listed.list(prefix);
  }

  /** In no order; where the prefix holds a space, only rows that begin with its first word are read. */
  each(prefix: string): Iterable<FactRow> {
    return this.listed === undefined ? this.readAll(prefix) : this.listed.each(prefix);
  }

  *keys(): Iterable<string> {
    if (this.listed !== undefined) for (const { key } of this.listed.each()) yield key;
    else for (const [key, text] of this.texts.all(this.kind)) if (text !== '') yield key;
  }

  /** `text`: the value's, an empty one of null, which removes the row. */
  set(key: string, value: Json | null, text: string): void {
    const stands = value === null ? 0 : 1;
    if (this.listed !== undefined) {
      this.rows += stands - (this.listed.set(key, value) ? 1 : 0);
      return;
    }
    const stood = this.texts.set(this.kind, key, text);
    this.rows += stands - (stood ? 1 : 0);
    if (value === null) this.recent.forget(key);
    else this.recent.set(key, value);
  }

  private read(key: string): Json | undefined {
    const text = this.texts.get(this.kind, key);
    if (text === undefined || text === '') return undefined;
    const value = JSON.parse(text) as Json;
    this.recent.set(key, value);
    return value;
  }

  private whole(): ListedTable {
    const whole = new ListedTable();
    for (const { key, value } of this.readAll()) whole.set(key, value);
    return whole;
  }

  private *readAll(prefix = ''): Iterable<FactRow> {
    const word = firstWord(prefix);
    const texts = word === undefined ? this.texts.all(this.kind) : this.texts.beginning(this.kind, word);
    for (const [key, text] of texts) {
      if (text !== '' && key.startsWith(prefix)) yield { key, value: JSON.parse(text) as Json };
    }
  }
}
