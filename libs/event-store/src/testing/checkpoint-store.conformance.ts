import { handlesOn, type Place } from '@mingjing/kernel/testing';
import type { CheckpointStore } from '../checkpoint-store';

/** Where one log keeps its checkpoints. */
export type CheckpointPlace = Place<CheckpointStore>;

export function describeCheckpointStore(name: string, found: () => Promise<CheckpointPlace>): void {
  describe(`a checkpoint store: ${name}`, () => {
    const open = handlesOn(found);

    describeSwapping(open);
    describeKeeping(open);
    describeCosigning(open);
  });
}

type Open = () => Promise<CheckpointStore>;

function describeSwapping(open: Open): void {
  it('has none before the first', async () => {
    const store = await open();
    expect(await store.get()).toBeNull();
    expect(await store.at(0)).toBeNull();
  });

  it('counts versions from 0', async () => {
    const store = await open();
    expect(await store.swap(null, 'one', 1)).toBe(true);
    expect(await store.get()).toEqual({ version: 0, note: 'one' });
    expect(await store.swap(0, 'four', 4)).toBe(true);
    expect(await store.get()).toEqual({ version: 1, note: 'four' });
  });

  it('gives its whole history in pages, versions in order', async () => {
    const store = await open();
    for (const [i, note] of ['one', 'two', 'two again', 'five'].entries()) {
      await store.swap(i === 0 ? null : i - 1, note, [1, 2, 2, 5][i]!);
    }
    expect(await store.read(0, 2)).toEqual([
      { version: 0, note: 'one' },
      { version: 1, note: 'two' },
    ]);
    expect((await store.read(2, 9)).map(({ note }) => note)).toEqual(['two again', 'five']);
    expect(await store.read(4, 9)).toEqual([]);
  });

  it.each([null, 0, 2, 7, -1])('swaps nothing for a version (%p) that is not the newest', async (version) => {
    const store = await open();
    await store.swap(null, 'one', 1);
    await store.swap(0, 'four', 4);
    expect(await store.swap(version, 'nine', 9)).toBe(false);
    // Whoever has lost is told so before his size is judged: the winner may be larger.
    expect(await store.swap(version, 'nought', 0)).toBe(false);
    expect(await store.get()).toEqual({ version: 1, note: 'four' });
    expect(await store.at(9)).toBeNull();
  });

  it('lets exactly one of two win', async () => {
    const [one, other] = [await open(), await open()];
    let version: number | null = null;
    for (let size = 0; size < 10; size++) {
      const won = await Promise.all([
        one.swap(version, `one ${size}`, size),
        other.swap(version, `other ${size}`, size),
      ]);
      expect(won.filter(Boolean)).toHaveLength(1);
      version = size;
    }
    expect(await one.get()).toEqual(await other.get());
  });

  it('never lowers the size', async () => {
    const store = await open();
    await store.swap(null, 'four', 4);
    await expect(store.swap(0, 'three', 3)).rejects.toThrow(RangeError);
    await expect(store.swap(0, 'none', -1)).rejects.toThrow(RangeError);
    expect(await store.get()).toEqual({ version: 0, note: 'four' });
  });
}

function describeKeeping(open: Open): void {
  it('keeps every checkpoint under its size, the newest where there are several', async () => {
    const store = await open();
    const sizes = [0, 1, 1, 5, 8, 8, 8, 13];
    for (const [i, size] of sizes.entries()) await store.swap(i === 0 ? null : i - 1, `note ${i}`, size);

    const kept = await Promise.all(Array.from({ length: 15 }, (_, size) => store.at(size)));

    const expected = Array.from({ length: 15 }, (_, size) => {
      const i = sizes.lastIndexOf(size);
      return i < 0 ? null : `note ${i}`;
    });
    expect(kept).toEqual(expected);
  });

  it('gives the note back as it was', async () => {
    const store = await open();
    const note =
      'mingjing.example/高青\n42\nqINS1GRFwWHwdkUeqLEoP4yEMkTBBzxBkGwGQlVlVcs=\n\n— key Az3grlgtzPICa5OS8npVmf1Myq/5IZniMp+ZJurmRDeOoRDe4URYN7u5\n';
    await store.swap(null, note, 42);
    expect(await store.get()).toEqual({ version: 0, note });
    expect(await store.at(42)).toBe(note);
  });

  it('stands as it was after a restart between every two swaps', async () => {
    for (let size = 0; size < 5; size++) {
      const store = await open();
      const version = size === 0 ? null : size - 1;
      expect((await store.get())?.version ?? null).toBe(version);
      expect(await store.swap(version, `note ${size}`, size)).toBe(true);
      await store.close();
    }
    const store = await open();
    expect(await store.at(2)).toBe('note 2');
  });

  it('refuses every call once it is closed, and closes twice', async () => {
    const store = await open();
    await store.close();
    await store.close();
    await expect(store.get()).rejects.toThrow('closed');
    await expect(store.swap(null, 'one', 1)).rejects.toThrow('closed');
    await expect(store.at(1)).rejects.toThrow('closed');
  });
}

function describeCosigning(open: Open): void {
  const filled = async (): Promise<CheckpointStore> => {
    const store = await open();
    for (const [i, size] of [3, 5, 9].entries()) await store.swap(i === 0 ? null : i - 1, `${size}|`, size);
    return store;
  };

  it('keeps a checkpoint with the lines of its witnesses, the newest and older ones too', async () => {
    const store = await filled();
    expect(await store.keepCosigned(9, '9|a')).toBe(true);
    expect(await store.keepCosigned(9, '9|ab')).toBe(true);
    expect(await store.keepCosigned(5, '5|a')).toBe(true);
    expect([await store.at(3), await store.at(5), await store.at(9)]).toEqual(['3|', '5|a', '9|ab']);
    expect(await store.get()).toEqual({ version: 2, note: '9|ab' });
    expect(await store.swap(2, '10|', 10)).toBe(true);
    expect(await store.get()).toEqual({ version: 3, note: '10|' });
  });

  it('is asked by many at once, and keeps what comes afterwards', async () => {
    const [store, other] = [await filled(), await open()];
    for (const size of [3, 5]) expect(await store.keepCosigned(size, `${size}|a`)).toBe(true);
    expect(await Promise.all(Array.from({ length: 4 }, () => other.at(5)))).toEqual(Array(4).fill('5|a'));
    const kept = await Promise.all([
      other.keepCosigned(9, '9|a'),
      store.keepCosigned(3, '3|ab'),
      other.get(),
    ]);
    expect(kept.slice(0, 2)).toEqual([true, true]);
    for (const one of [store, other]) expect(await one.cosigned(10)).toEqual(['9|a', '5|a', '3|ab']);
  });

  it('keeps no note that does not begin with the one that stands for its size', async () => {
    const store = await filled();
    await store.keepCosigned(9, '9|a');
    expect(await store.keepCosigned(9, '9|b')).toBe(false);
    expect(await store.keepCosigned(5, 'x|a')).toBe(false);
    expect(await store.keepCosigned(4, '4|a')).toBe(false);
    expect([await store.at(4), await store.at(5), await store.at(9)]).toEqual([null, '5|', '9|a']);
  });

  it('lists them by size, the newest first, each once, after a restart too', async () => {
    const store = await filled();
    expect(await store.cosigned(10)).toEqual([]);
    for (const [size, note] of [
      [9, '9|a'],
      [3, '3|a'],
      [3, '3|ab'],
      [5, '5|a'],
    ] as const)
      await store.keepCosigned(size, note);
    await store.close();
    const again = await open();
    expect(await again.cosigned(2)).toEqual(['9|a', '5|a']);
    expect(await again.cosigned(10)).toEqual(['9|a', '5|a', '3|ab']);
    expect(await again.at(3)).toBe('3|ab');
  });
}
