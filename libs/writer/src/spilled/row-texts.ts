import type { FoldedStates, Json } from '@mingjing/kernel';

/**
 * The texts of rows that are written together, as JSON.stringify gives them. A row of a table often is the
 * very state of its stream: it is written out once.
 */
export class RowTexts {
  private readonly known = new Map<unknown, string>();

  of(value: Json): string {
    return this.known.get(value) ?? JSON.stringify(value);
  }

  /** By context, whose name is a plain word; a context that has folded nothing is left out. */
  ofStates(states: FoldedStates): string {
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
