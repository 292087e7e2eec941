import type { Entry } from '@mingjing/kernel';
import { openEntry, utf8 } from '@mingjing/kernel';
import type { Bundle } from '../bundle';
import { documentName, placeOf } from './document-names';
import type { Words } from '../report';

export interface FiledEntry {
  readonly index: number;
  readonly entry: Entry;
}

/** One piece of the file (件): what events of one kind state, in order of the log. */
export interface FiledDocument {
  readonly name: Words;
  readonly entries: readonly FiledEntry[];
  /** The official number, where one of them holds one. */
  readonly number: string;
}

/** Entries that can be read; a bundle with others does not verify, and the file says so on its cover. */
export function readableEntries({ entries }: Bundle): readonly FiledEntry[] {
  return entries.flatMap(({ entry, index }) => {
    const opened = openEntry(utf8(entry));
    return opened.ok ? [{ index, entry: opened.value.entry }] : [];
  });
}

/** In the order of a paper file. */
export function filedDocuments(entries: readonly FiledEntry[]): readonly FiledDocument[] {
  const byType = new Map<string, FiledEntry[]>();
  for (const one of entries) {
    const { type } = one.entry.statement;
    if (placeOf(type) === undefined) continue;
    byType.set(type, [...(byType.get(type) ?? []), one]);
  }
  return [...byType]
    .sort(([a], [b]) => (placeOf(a) ?? 0) - (placeOf(b) ?? 0))
    .map(([type, its]) => ({ name: documentName(type), entries: its, number: numberIn(its) }));
}

function numberIn(entries: readonly FiledEntry[]): string {
  const numbers = entries.map(({ entry }) => entry.statement.data['number']);
  return numbers.filter((number) => typeof number === 'string').join('、');
}
