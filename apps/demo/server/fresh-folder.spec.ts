import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sha256 } from '@mingjing/writer';
import { Story } from '../generator/story/story';
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

  it('refuses a folder that holds anything else, and leaves it alone', () => {
    const path = join(home, 'mine');
    mkdirSync(path);
    writeFileSync(join(path, 'thesis.txt'), 'years of work');
    expect(() => freshFolder(path, story, 'folders')).toThrow(FolderInUse);
    expect(readFileSync(join(path, 'thesis.txt'), 'utf8')).toBe('years of work');
  });
});
