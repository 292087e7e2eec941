import type { FoldedStates, Json } from '@mingjing/kernel';

/**
 * The texts of rows that are written together, as JSON.stringify gives them: alike in every index, since those of
 * one are compared with another's. A row of a table often is the very state of its stream: it is written out once.
 */
export class RowTexts {
  private readonly known = new Map<unknown, string>();

  /** A stream's: its revision, and its states by context. */
  ofStream(revision: number, states: FoldedStates = {}): string {
    return `{"revision":${String(revision)},"states":${this.ofStates(states)}}`;
  }

  /** That of a row of a table; an empty one of null, which removes the row. */
  ofRow(value: Json | null): string {
    return value === null ? '' : (this.known.get(value) ?? JSON.stringify(value));
  }

  /** A context's name is a plain word; one that has folded nothing is left out. */
  private ofStates(states: FoldedStates): string {
    let members = '';
    for (const context in states) {
      const state = states[context];
      if (state === undefined) continue;
      const text = JSON.stringify(state);
      if (typeof state === 'object') this.known.set(state, text);
      members += members === '' ? `"${context}":${text}` : `,"${context}":${text}`;
    }
    return `{${members}}`;
  }
}
