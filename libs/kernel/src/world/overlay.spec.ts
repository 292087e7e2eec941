import type { Context, RecordedEvent } from '../context';
import { Overlay } from './overlay';
import { Registry } from './registry';
import { emptyWorld, factsAt } from './world';

const ROWS = 300_000;

/** One event changes a row for each entity that it names. */
const drawing: Context = {
  name: 'drawing',
  streams: [],
  events: [],
  facts: () => Array.from({ length: ROWS }, (_, at) => ({ table: 'drawn', key: String(at), value: true })),
  refusals: {},
};

const drawn = { type: 'Drawn', stream: 'draw/1', index: 0, revision: 0 } as unknown as RecordedEvent;
const around = {
  ledger: 'x',
  sha256: (bytes: Uint8Array) => bytes,
  root: () => undefined,
  file: () => undefined,
};

describe('a world of one more entry', () => {
  it('takes as many rows as a draw of a nation changes', () => {
    const overlay = new Overlay(new Registry([drawing]), emptyWorld);
    overlay.apply(drawn, factsAt(overlay, around, 0, ''));
    expect(overlay.get('drawn', String(ROWS - 1))).toBe(true);
  });

  it('gives each row once, changed ones as they are now, and none that was removed', () => {
    const registry = new Registry([]);
    const below = new Overlay(registry, emptyWorld);
    for (const key of ['a', 'b', 'c']) below.change({ table: 't', key, value: 1 });
    const above = new Overlay(registry, below);
    above.change({ table: 't', key: 'b', value: null });
    above.change({ table: 't', key: 'c', value: 2 });
    above.change({ table: 't', key: 'd', value: 3 });
    expect(new Map([...above.each('t')].map(({ key, value }) => [key, value]))).toEqual(
      new Map([
        ['a', 1],
        ['c', 2],
        ['d', 3],
      ]),
    );
    expect([...above.each('t', 'd')]).toEqual([{ key: 'd', value: 3 }]);
    expect([...above.each('t', 'b')]).toEqual([]);
  });
});
