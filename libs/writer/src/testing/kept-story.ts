import type { Json } from '@mingjing/kernel';
import { KeptIndex } from '../kept/kept-index';

export const idOf = (at: number): string => `6ba7b810-9dad-41d1-80b4-${String(at).padStart(12, '0')}`;
export const rootOf = (size: number): string => String(size).padStart(64, '0');

export const KEY = new Uint8Array(32).fill(7);

type Rows = Readonly<Record<string, Json | null>>;

/** One entry more, in one of three streams in turn, with rows of the table `t`. */
export function tell(index: KeptIndex, rows: Rows = {}): void {
  const at = index.size();
  const stream = `泳池/${String(at % 3)}`;
  index.write({
    ...{ size: at + 1, root: rootOf(at + 1), ids: new Map([[idOf(at), at]]) },
    revisions: new Map([[stream, at]]),
    states: new Map([[stream, { tally: { at, name: '清泉' } }]]),
    tables: new Map([['t', new Map(Object.entries(rows))]]),
  });
}

/** All that it answers, of so many entries. */
export function answers(index: KeptIndex, entries = 12): object {
  return {
    ...{ size: index.size(), root: index.root() },
    ids: Array.from({ length: entries }, (_, at) => index.indexOf(idOf(at))),
    streams: [0, 1, 2].map((at) => [index.revision(`泳池/${at}`), index.states(`泳池/${at}`)]),
    rows: index.facts('t', ''),
    ofOne: index.facts('t', 'a '),
  };
}

export const STORY: readonly Rows[] = [
  { 'a 1': 1, 'a 2': { at: '泳池' }, b: [] },
  {},
  { 'a 1': null, 'c 1': 'x' },
  { 'a 1': 2, b: null, 'a 3': true },
  { 'a 2': { at: '酒店' } },
];

/** What it answers after each entry of the story, from none on. */
export function toldStory(path: string): readonly object[] {
  const index = new KeptIndex(path, 'test', KEY);
  const after = [answers(index)];
  for (const rows of STORY) {
    tell(index, rows);
    after.push(answers(index));
  }
  index.close();
  return after;
}

/** Opens it as a start does: what it answers, and whether it can be told the rest of the story from there. */
export function reopened(path: string): {
  readonly found: object;
  readonly size: number;
  readonly atEnd: object;
} {
  const index = new KeptIndex(path, 'test', KEY);
  const [found, size] = [answers(index), index.size()];
  for (const rows of STORY.slice(size)) tell(index, rows);
  const atEnd = answers(index);
  index.close();
  return { found, size, atEnd };
}
