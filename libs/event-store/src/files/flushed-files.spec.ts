import promises, { type FileHandle } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { utf8 } from '@mingjing/kernel';
import { newFolder, type Folder } from '../testing/folders';
import { contentHash } from './content-hash';
import { LocalFileStore } from './local-file-store';

const BYTES = utf8('photograph');
const NAME = contentHash(BYTES);
const SHELF = join('evidence', NAME.slice(0, 2));

let folder: Folder;
const sound = { ...promises };
const asked: string[] = [];

/** The disk, which notes what it is asked to flush and to rename: a power cut keeps nothing else. */
beforeEach(() => {
  folder = newFolder();
  asked.length = 0;
  const named = (path: unknown): string =>
    relative(folder.path, String(path)).replace(/[0-9a-f-]{36}\.part$/, '*.part') || '.';
  promises.open = async (path, ...rest) => noting(await sound.open(path, ...rest), named(path));
  promises.rename = async (from, to) => {
    asked.push(`rename ${named(from)}`);
    await sound.rename(from, to);
  };
});
afterEach(() => {
  Object.assign(promises, sound);
  folder.remove();
});

function noting(file: FileHandle, path: string): FileHandle {
  return new Proxy(file, {
    get: (target, name) => {
      const member: unknown = Reflect.get(target, name);
      if (typeof member !== 'function') return member;
      return (...args: unknown[]): unknown => {
        if (name === 'sync') asked.push(`flush ${path}`);
        return Reflect.apply(member, target, args);
      };
    },
  });
}

const part = join(SHELF, `${NAME}.*.part`);

describe('a file that is put', () => {
  it('has its bytes on the disk before its name, its name before anybody is told, and each new folder too', async () => {
    const store = new LocalFileStore(join(folder.path, 'evidence'));
    await store.put(BYTES);
    const inAnyOrder = asked.splice(0, 2).sort();
    expect(inAnyOrder).toEqual(['flush .', `flush ${dirname(SHELF)}`]);
    expect(asked).toEqual([`flush ${part}`, `rename ${part}`, `flush ${SHELF}`]);
  });

  it('and was there already has its name flushed: whoever put it first may not have come to that', async () => {
    const store = new LocalFileStore(join(folder.path, 'evidence'));
    await store.put(BYTES);
    asked.length = 0;
    await store.put(BYTES);
    expect(asked).toEqual([`flush ${SHELF}`]);
  });
});
