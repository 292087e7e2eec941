import type { Statement, Value } from './view-table';

/** Rows as they travel to another thread: three pieces, however many values there are. */
export interface PackedRows extends Statement {
  /** Of each value: 0 null, 1 a number, 2 a text. */
  readonly kinds: Uint8Array;
  /** The number, or the length of the text in UTF-16 units. */
  readonly numbers: Float64Array;
  /** All texts, one after the other. */
  readonly texts: string;
}

export function packed(statement: Statement, values: readonly Value[]): PackedRows {
  const kinds = new Uint8Array(values.length);
  const numbers = new Float64Array(values.length);
  const texts: string[] = [];
  for (let i = 0; i < values.length; i++) {
    const value = values[i];
    if (typeof value === 'string') {
      kinds[i] = 2;
      numbers[i] = value.length;
      texts.push(value);
    } else if (typeof value === 'number') {
      kinds[i] = 1;
      numbers[i] = value;
    }
  }
  return { ...statement, kinds, numbers, texts: texts.join('') };
}
