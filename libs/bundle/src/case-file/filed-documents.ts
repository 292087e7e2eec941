import type { Words } from '../report';
import { documentName, placeOf } from './document-names';
import { isLeftToOriginal } from './left-to-original';
import type { FiledEntry } from './readable-entries';

/** One piece of the file (件): what events of one kind state, in order of the log. */
export interface FiledDocument {
  readonly name: Words;
  readonly entries: readonly FiledEntry[];
  /** The official number, where one of them holds one. */
  readonly number: string;
}

/**
 * Every entry in the order of a paper file, but for what is left to the electronic original: no type
 * is passed over because nobody thought of it.
 */
export function filedDocuments(entries: readonly FiledEntry[], subject: string): readonly FiledDocument[] {
  const byType = new Map<string, FiledEntry[]>();
  for (const one of entries) {
    if (isLeftToOriginal(one, subject)) continue;
    const { type } = one.entry.statement;
    byType.set(type, [...(byType.get(type) ?? []), one]);
  }
  return [...byType]
    .sort(([a], [b]) => placeOf(a) - placeOf(b))
    .map(([type, its]) => ({ name: documentName(type), entries: its, number: numberIn(its) }));
}

function numberIn(entries: readonly FiledEntry[]): string {
  const numbers = entries.map(({ entry }) => entry.statement.data['number']);
  return numbers.filter((number) => typeof number === 'string').join('、');
}
