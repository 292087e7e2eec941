import * as fc from 'fast-check';
import { utf8 } from '@mingjing/kernel';
import { FileTooLarge, type FileStore, type ImmediateFiles } from '../files/file-store';

/** Where files live: every `open` gives another handle on them. */
export interface FilePlace {
  open(limit: number): Promise<FileStore & Partial<ImmediateFiles>>;
  leave(): Promise<void>;
}

const LIMIT = 100_000;
const TEST = utf8('test');
/** SHA-256 of "test", as other programs give it. */
const NAME_OF_TEST = '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08';

export function describeFileStore(name: string, found: () => Promise<FilePlace>): void {
  describe(`a file store: ${name}`, () => {
    let place: FilePlace;
    beforeEach(async () => {
      place = await found();
    });
    afterEach(() => place.leave());

    it('names bytes by their SHA-256 and gives them back', async () => {
      const store = await place.open(LIMIT);
      expect(await store.put(TEST)).toBe(NAME_OF_TEST);
      expect(await store.has(NAME_OF_TEST)).toBe(true);
      expect(await store.size(NAME_OF_TEST)).toBe((await store.get(NAME_OF_TEST))?.length);
      expect([...(await store.get(NAME_OF_TEST))!]).toEqual([...TEST]);
      expect([...(store.readNow?.(NAME_OF_TEST) ?? TEST)]).toEqual([...TEST]);
    });

    it.each(['0'.repeat(64), '', '../9f/x', NAME_OF_TEST.toUpperCase(), `${NAME_OF_TEST}/..`])(
      'holds nothing under %p',
      async (absent) => {
        const store = await place.open(LIMIT);
        await store.put(TEST);
        expect(await store.has(absent)).toBe(false);
        expect(await store.size(absent)).toBeUndefined();
        expect(await store.get(absent)).toBeUndefined();
        expect(store.readNow?.(absent)).toBeUndefined();
      },
    );

    it('takes files of any content up to its limit, none included, and no larger', async () => {
      const store = await place.open(LIMIT);
      const largest = new Uint8Array(LIMIT).fill(1);
      await expect(store.put(new Uint8Array(LIMIT + 1))).rejects.toThrow(FileTooLarge);
      expect(await store.get(await store.put(largest))).toHaveLength(LIMIT);
      expect(await store.get(await store.put(new Uint8Array()))).toHaveLength(0);
      await fc.assert(
        fc.asyncProperty(fc.uint8Array({ maxLength: 300 }), async (bytes) => {
          expect([...(await store.get(await store.put(bytes)))!]).toEqual([...bytes]);
        }),
        { numRuns: 20 },
      );
    });

    it('holds the same bytes once, also when two put them at once', async () => {
      const [one, other] = [await place.open(LIMIT), await place.open(LIMIT)];
      const names = await Promise.all([
        one.put(TEST),
        other.put(TEST),
        one.put(TEST),
        other.put(utf8('other')),
      ]);
      expect(new Set(names.slice(0, 3))).toEqual(new Set([NAME_OF_TEST]));
      expect([...(await other.get(NAME_OF_TEST))!]).toEqual([...TEST]);
    });

    it('keeps its own copy of what it was given', async () => {
      const store = await place.open(LIMIT);
      const given = TEST.slice();
      await store.put(given);
      given.fill(0);
      (await store.get(NAME_OF_TEST))!.fill(0);
      expect([...(await store.get(NAME_OF_TEST))!]).toEqual([...TEST]);
    });

    it('holds them for whoever opens it next', async () => {
      await (await place.open(LIMIT)).put(TEST);
      expect(await (await place.open(LIMIT)).has(NAME_OF_TEST)).toBe(true);
    });
  });
}
