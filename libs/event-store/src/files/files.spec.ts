import { chmodSync, existsSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { utf8 } from '@mingjing/kernel';
import { StoreUnavailable } from '../store-errors';
import { describeFileStore } from '../testing';
import { newFolder, type Folder } from '../testing/folders';
import { contentHash } from './content-hash';
import { FileAltered } from './file-store';
import { LocalFileStore } from './local-file-store';
import { MemoryFileStore } from './memory-file-store';

describeFileStore('memory', async () => {
  const files = new Map<string, Uint8Array>();
  return { open: async (limit) => new MemoryFileStore(files, limit), leave: async () => undefined };
});

describeFileStore('folder', async () => {
  const folder = newFolder();
  return {
    open: async (limit) => new LocalFileStore(join(folder.path, 'evidence'), limit),
    leave: async () => folder.remove(),
  };
});

describe('a folder of files', () => {
  const bytes = utf8('photograph');
  const name = contentHash(bytes);
  let folder: Folder;
  let evidence: string;
  let store: LocalFileStore;
  beforeEach(() => {
    folder = newFolder();
    evidence = join(folder.path, 'evidence');
    store = new LocalFileStore(evidence);
  });
  afterEach(() => folder.remove());

  it('is made with its first file, in which nothing else stands', async () => {
    expect(existsSync(evidence)).toBe(false);
    await store.put(bytes);
    expect(readdirSync(evidence)).toEqual([name.slice(0, 2)]);
    expect(readdirSync(join(evidence, name.slice(0, 2)))).toEqual([name]);
  });

  it('never gives bytes that are not those of the name, and is healed by the right ones', async () => {
    await store.put(bytes);
    const path = join(evidence, name.slice(0, 2), name);
    chmodSync(path, 0o600);
    writeFileSync(path, 'photomontage');

    await expect(store.get(name)).rejects.toThrow(FileAltered);
    expect(() => store.readNow(name)).toThrow(FileAltered);

    await store.put(bytes);
    expect([...(await store.get(name))!]).toEqual([...bytes]);
  });

  it('leaves nothing behind where it cannot write', async () => {
    writeFileSync(evidence, 'a file where the folder should be');
    await expect(store.put(bytes)).rejects.toThrow(StoreUnavailable);
    await expect(store.get(name)).rejects.toThrow(StoreUnavailable);
    expect(() => store.readNow(name)).toThrow(StoreUnavailable);
    expect(readdirSync(folder.path)).toEqual(['evidence']);
  });
});
