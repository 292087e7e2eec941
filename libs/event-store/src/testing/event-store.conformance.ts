import * as fc from 'fast-check';
import { handlesOn, type Place } from '@mingjing/kernel/testing';
import type { EventStore, StoredEntry } from '../event-store';
import { entry, readAll, texts } from './entries';
import { describeFollowing } from './following.conformance';

/** Where one log lives. */
export type LogPlace = Place<EventStore>;

/** What every adapter promises, in the port's own words. */
export function describeEventStore(name: string, found: () => Promise<LogPlace>): void {
  describe(`an event store: ${name}`, () => {
    const open = handlesOn(found);

    describeAppending(open);
    describeReading(open);
    describeReopening(open);
    describeFollowing(open);
  });
}

type Open = () => Promise<EventStore>;

function describeAppending(open: Open): void {
  it('gives entries the next indexes and their bytes back as they were', async () => {
    const store = await open();
    const bytes = Uint8Array.from({ length: 256 }, (_, i) => i);

    expect(await store.append(0, [entry('a'), { ...entry('b'), bytes }])).toBe('done');

    expect(await store.size()).toBe(2);
    const [first, second] = await store.read(0, 10);
    expect(texts([first!])).toEqual(['a']);
    expect([...second!]).toEqual([...bytes]);
  });

  it.each([0, 1, 3, 9])(
    'refuses a wrong size (%i of 2) with the real one and takes nothing',
    async (wrong) => {
      const store = await open();
      await store.append(0, [entry('a'), entry('b')]);

      expect(await store.append(wrong, [entry('c')])).toEqual({ size: 2 });
      expect(await store.append(wrong, [entry('c'), entry('d')])).toEqual({ size: 2 });
      expect(await store.append(wrong, [])).toEqual({ size: 2 });

      expect(await readAll(store)).toEqual(['a', 'b']);
    },
  );

  it('appends an empty list wherever the size is right', async () => {
    const store = await open();
    expect(await store.append(0, [])).toBe('done');
    expect(await store.size()).toBe(0);
  });

  it.each([
    ['empty', 0],
    ['longer than 65,535 bytes', 65_536],
  ])('leaves nothing of a group in whose middle an entry is %s', async (_, length) => {
    const store = await open();
    await store.append(0, [entry('a')]);
    const wrong: StoredEntry = { ...entry('wrong'), bytes: new Uint8Array(length) };

    await expect(store.append(1, [entry('b'), wrong, entry('c')])).rejects.toThrow(RangeError);

    expect(await readAll(store)).toEqual(['a']);
    expect(await store.append(1, [entry('b')])).toBe('done');
  });

  it('takes an entry of 65,535 bytes', async () => {
    const store = await open();
    const bytes = new Uint8Array(65_535).fill(7);
    expect(await store.append(0, [{ ...entry('long'), bytes }])).toBe('done');
    expect((await store.read(0, 1))[0]).toHaveLength(65_535);
  });

  it.each([-1, 0.5, Number.NaN])('rejects the size %d, which no log can have', async (size) => {
    const store = await open();
    await expect(store.append(size, [entry('a')])).rejects.toThrow(RangeError);
    expect(await store.size()).toBe(0);
  });

  it('lets exactly one of two writers win each size', async () => {
    const [one, other] = [await open(), await open()];
    for (let size = 0; size < 20; size++) {
      const outcomes = await Promise.all([
        one.append(size, [entry(`one ${size}`)]),
        other.append(size, [entry(`other ${size}`)]),
      ]);
      expect(outcomes.filter((outcome) => outcome === 'done')).toHaveLength(1);
      expect(outcomes).toContainEqual({ size: size + 1 });
    }
    expect(await readAll(one)).toEqual(await readAll(other));
    expect(await one.size()).toBe(20);
  });

  it('keeps its own copy of what it was given', async () => {
    const store = await open();
    const given = entry('a');
    await store.append(0, [given]);
    given.bytes.fill(0);
    (await store.read(0, 1))[0]!.fill(0);
    expect(await readAll(store)).toEqual(['a']);
  });
}

function describeReading(open: Open): void {
  it('reads any stretch, and nothing behind the end', async () => {
    const store = await open();
    await store.append(0, ['a', 'b', 'c', 'd'].map(entry));

    expect(texts(await store.read(1, 2))).toEqual(['b', 'c']);
    expect(texts(await store.read(2, 100))).toEqual(['c', 'd']);
    expect(await store.read(4, 100)).toEqual([]);
    expect(await store.read(9, 1)).toEqual([]);
    expect(await store.read(0, 0)).toEqual([]);
  });

  it('rejects indexes and numbers that are no counts', async () => {
    const store = await open();
    await expect(store.read(-1, 1)).rejects.toThrow(RangeError);
    await expect(store.read(0, 1.5)).rejects.toThrow(RangeError);
    expect(() => store.follow(-1)).toThrow(RangeError);
  });
}

function describeReopening(open: Open): void {
  it('stands as it was after a restart between every two events', async () => {
    const expected: string[] = [];
    for (let size = 0; size < 8; size++) {
      const store = await open();
      expect(await readAll(store)).toEqual(expected);
      expect(await store.append(size, [entry(`event ${size}`)])).toBe('done');
      expected.push(`event ${size}`);
      await store.close();
    }
    expect(await readAll(await open())).toEqual(expected);
  });

  it('answers as a plain list would, whatever is appended and however often it is reopened', async () => {
    let store = await open();
    const log: string[] = [];
    const step = fc.record({ miss: fc.integer({ min: -2, max: 2 }), group: fc.nat(5), reopen: fc.boolean() });
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 6 }), async (steps) => {
        for (const { miss, group, reopen } of steps) {
          const size = Math.max(0, log.length + miss);
          const more = Array.from({ length: group }, (_, i) => `${log.length}+${i}`);
          const outcome = await store.append(size, more.map(entry));
          expect(outcome).toEqual(size === log.length ? 'done' : { size: log.length });
          if (outcome === 'done') log.push(...more);
          if (reopen) {
            await store.close();
            store = await open();
          }
          expect(await readAll(store)).toEqual(log);
        }
      }),
      { numRuns: 15 },
    );
  });

  it('refuses every call once it is closed, and closes twice', async () => {
    const store = await open();
    await store.close();
    await store.close();
    await expect(store.append(0, [entry('a')])).rejects.toThrow('closed');
    await expect(store.read(0, 1)).rejects.toThrow('closed');
    await expect(store.size()).rejects.toThrow('closed');
    expect(() => store.follow(0)).toThrow('closed');
  });
}
