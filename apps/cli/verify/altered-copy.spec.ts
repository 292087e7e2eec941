import { readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { toHex } from '@mingjing/kernel';
import { sha256 } from '@mingjing/writer';
import { FolderSource } from '../log/folder-source';
import { CopiedLog, RECORDING } from '../testing/copied-log';

let log: CopiedLog;

beforeAll(async () => {
  log = await CopiedLog.make(250);
});

afterAll(() => log.close());

describe('an export of which one byte was changed', () => {
  const files = (): readonly string[] =>
    readdirSync(log.exported, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => relative(log.exported, join(entry.parentPath, entry.name)));

  it('holds a file of every kind', () => {
    const partial = String(log.entries.length - 256);
    expect([...files()].sort()).toEqual([
      'checkpoint',
      `files/${toHex(sha256(RECORDING))}`,
      'tile/0/000',
      `tile/0/001.p/${partial}`,
      'tile/1/000.p/1',
      'tile/entries/000',
      `tile/entries/001.p/${partial}`,
    ]);
  });

  it('fails, naming that file, wherever the byte stands', async () => {
    const copy = log.copy();
    for (const file of files()) {
      const path = join(copy, file);
      const bytes = readFileSync(path);
      for (const share of [0.37, 1]) {
        const at = Math.floor(share * (bytes.length - 1));
        writeFileSync(
          path,
          Uint8Array.from(bytes, (byte, i) => (i === at ? byte ^ 1 : byte)),
        );
        const fault = await log.faultIn(new FolderSource(copy));
        expect({ file, at, named: fault.path }).toEqual({ file, at, named: file });
      }
      writeFileSync(path, bytes);
    }
    expect(await log.verify(new FolderSource(copy))).toMatchObject({ ok: true });
  });

  it('names the entry whose bytes they were', async () => {
    const copy = log.copy();
    const path = join(copy, 'tile/entries/000');
    const bytes = readFileSync(path);
    const at = bytes.indexOf('"stream":"entity/E-42"');
    bytes[at + 20] = '3'.charCodeAt(0);
    writeFileSync(path, bytes);
    const index = log.indexOf('EntityRegistered') + 42;
    expect(await log.faultIn(new FolderSource(copy))).toMatchObject({
      ...{ index, id: log.entryAt(index).statement.id, path: 'tile/entries/000' },
      rejection: { code: 'entry-differs' },
    });
  });

  it('fails where a file is missing, naming it', async () => {
    for (const file of files().filter((name) => !name.startsWith('files/'))) {
      const copy = log.copy();
      rmSync(join(copy, file));
      expect(await log.faultIn(new FolderSource(copy))).toMatchObject({ path: file });
    }
  });
});
