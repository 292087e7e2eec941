import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sha256 } from '@mingjing/writer';
import { Story } from '../generator/story/story';
import { whileHeld } from '../../cli/testing/held-folder';
import { FolderInUse, freshFolder } from './fresh-folder';

describe('a fresh folder for the demo', () => {
  const story = new Story(sha256, 'mingjing.example/demo', 'folders', { entities: 60 });
  let home: string;

  beforeEach(() => {
    home = mkdtempSync(join(tmpdir(), 'demo-'));
  });
  afterEach(() => rmSync(home, { recursive: true }));

  it('is made with the keys of the seed', () => {
    const folder = freshFolder(join(home, 'one'), story, 'folders');
    const other = freshFolder(join(home, 'two'), story, 'folders');
    const key = (keys: string) => readFileSync(join(keys, 'log.key'), 'utf8');
    expect(key(folder.keys)).toBe(key(other.keys));
  });

  it('replaces what an earlier demo made', () => {
    const path = join(home, 'data-demo');
    freshFolder(path, story, 'folders');
    writeFileSync(join(path, 'ledger.db'), 'old');
    const { ledger } = freshFolder(path, story, 'folders');
    expect(() => readFileSync(ledger)).toThrow();
  });

  it('is not made of one that another process serves, which stays as it is', async () => {
    const path = join(home, 'data-demo');
    const { ledger } = freshFolder(path, story, 'folders');
    writeFileSync(ledger, 'served');
    await whileHeld(path, async () => {
      expect(() => freshFolder(path, story, 'folders')).toThrow(`${path} is in use`);
    });
    expect(readFileSync(ledger, 'utf8')).toBe('served');
  });

  it('refuses a folder that holds anything else, and leaves it alone', () => {
    const path = join(home, 'mine');
    mkdirSync(path);
    writeFileSync(join(path, 'thesis.txt'), 'years of work');
    expect(() => freshFolder(path, story, 'folders')).toThrow(FolderInUse);
    expect(readFileSync(join(path, 'thesis.txt'), 'utf8')).toBe('years of work');
  });
});
