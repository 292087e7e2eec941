import promises, { type FileHandle } from 'node:fs/promises';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { utf8 } from '@mingjing/kernel';
import { StoreUnavailable } from '../store-errors';
import { newFolder, type Folder } from '../testing/folders';
import { contentHash } from './content-hash';
import { LocalFileStore } from './local-file-store';

const BYTES = utf8('photograph');
const NAME = contentHash(BYTES);

/** What the store asks of the disk when it puts its first file, in order. */
const CALLS = ['readFile', 'mkdir', 'open', 'sync', 'close', 'writeFile', 'rename'] as const;
type Call = (typeof CALLS)[number];

/** The disk: the platform's own calls, of which the nth of one kind fails with EIO, before or after it was done. */
class FailingDisk {
  private readonly sound = { ...promises };
  private seen = 0;
  struck = false;

  constructor(
    private readonly call: Call,
    private readonly nth: number,
    private readonly afterwards: boolean,
  ) {
    promises.readFile = this.around('readFile', this.sound.readFile);
    promises.mkdir = this.around('mkdir', this.sound.mkdir);
    promises.rename = this.around('rename', this.sound.rename);
    const open = this.around('open', this.sound.open);
    promises.open = async (...args) => this.handle(await open(...args));
  }

  repair(): void {
    Object.assign(promises, this.sound);
  }

  private handle(file: FileHandle): FileHandle {
    return new Proxy(file, {
      get: (target, name) => {
        const member: unknown = Reflect.get(target, name);
        if (typeof member !== 'function') return member;
        const bound = member.bind(target) as (...args: unknown[]) => Promise<unknown>;
        return CALLS.includes(name as Call) ? this.around(name as Call, bound) : bound;
      },
    });
  }

  private around<F extends (...args: never[]) => unknown>(call: Call, work: F): F {
    return (async (...args: Parameters<F>) => {
      const strikes = call === this.call && ++this.seen === this.nth;
      if (!strikes) return work(...args);
      // What fails by itself, such as reading a file that is not there, is no fault of the disk.
      if (this.afterwards) await work(...args);
      this.struck = true;
      throw Object.assign(new Error(`EIO: i/o error, ${call}`), { code: 'EIO' });
    }) as unknown as F;
  }
}

let folder: Folder;
beforeEach(() => {
  folder = newFolder();
});
afterEach(() => folder.remove());

const CASES = CALLS.flatMap((call) =>
  [1, 2, 3, 4, 5].flatMap((nth) => [false, true].map((afterwards) => [call, nth, afterwards] as const)),
);

describe('a file that is put while the disk fails', () => {
  const struck = new Map<Call, number>();

  it.each(CASES)(
    'at its call of %s (%i, done: %p) is there whole or not at all',
    async (call, nth, afterwards) => {
      const evidence = join(folder.path, 'evidence');
      const store = new LocalFileStore(evidence);
      const disk = new FailingDisk(call, nth, afterwards);
      const outcome = await store.put(BYTES).then(
        () => 'kept',
        (error: unknown) => error,
      );
      disk.repair();
      if (disk.struck) struck.set(call, (struck.get(call) ?? 0) + 1);

      // Nobody is told that it is durable where a step towards that has failed.
      if (disk.struck) expect(outcome).toBeInstanceOf(StoreUnavailable);
      else expect(outcome).toBe('kept');
      const held = await store.get(NAME);
      expect(held === undefined ? undefined : [...held]).toEqual(held && [...BYTES]);

      expect(await store.put(BYTES)).toBe(NAME);
      expect(readFileSync(join(evidence, NAME.slice(0, 2), NAME))).toEqual(Buffer.from(BYTES));
      const left = readdirSync(join(evidence, NAME.slice(0, 2))).filter((name) => name !== NAME);
      expect(left.filter((name) => !name.endsWith('.part'))).toEqual([]);
    },
  );

  it('was struck at every kind of call', () => {
    expect([...struck.keys()].sort()).toEqual([...CALLS].sort());
  });
});
