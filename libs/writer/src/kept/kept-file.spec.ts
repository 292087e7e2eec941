import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { StoreUnavailable } from '@mingjing/event-store';
import fc from 'fast-check';
import { KEY, STORY, answers, idOf, reopened, rootOf, tell, toldStory } from '../testing/kept-story';
import { CHECK_BYTES } from './format';
import { KeptIndex } from './kept-index';
import { nameOf } from './kept-rows';
import { PartBytes } from './part-bytes';
import { ReadIndex } from './read-index';

const folder = mkdtempSync(join(tmpdir(), 'mingjing-kept-'));
afterAll(() => rmSync(folder, { recursive: true }));

const path = join(folder, 'ledger.index');
const OTHER = new Uint8Array(32).fill(8);
beforeEach(() => rmSync(path, { force: true }));

describe('an index whose process was killed', () => {
  it('between any two writes tells what was written, and goes on', () => {
    const index = new KeptIndex(path, 'test', KEY);
    const copies = STORY.map((rows, i) => {
      tell(index, rows);
      cpSync(path, `${path}-${i}`);
      return answers(index);
    });
    index.close();
    for (const [i, expected] of copies.entries()) {
      cpSync(`${path}-${i}`, path);
      expect(reopened(path)).toEqual({ found: expected, size: i + 1, atEnd: copies.at(-1) });
    }
  });

  it('at any byte of a write tells what was written before it, and goes on', () => {
    const after = toldStory(path);
    const whole = readFileSync(path);
    for (let length = 0; length <= whole.length; length++) {
      writeFileSync(path, whole);
      truncateSync(path, length);
      const { found, size, atEnd } = reopened(path);
      expect({ length, found }).toEqual({ length, found: after[size] });
      expect({ length, atEnd }).toEqual({ length, atEnd: after.at(-1) });
    }
    expect(reopened(path).size).toBe(STORY.length);
  });
});

describe('an index whose bytes have changed', () => {
  it('tells what stands before them, wherever they are, and is told the rest anew', () => {
    const after = toldStory(path);
    const whole = readFileSync(path);
    fc.assert(
      fc.property(fc.nat(whole.length - 1), fc.integer({ min: 1, max: 255 }), (at, mask) => {
        const altered = Buffer.from(whole);
        altered[at]! ^= mask;
        writeFileSync(path, altered);
        const { found, size, atEnd } = reopened(path);
        expect(size).toBeLessThan(STORY.length);
        expect(found).toEqual(after[size]);
        expect(atEnd).toEqual(after.at(-1));
      }),
      { numRuns: 300 },
    );
  });

  it('tells what stands before a hole that a power cut has left', () => {
    const after = toldStory(path);
    const whole = readFileSync(path);
    const hole = Buffer.from(whole).fill(0, 400, 900);
    writeFileSync(path, hole);
    const { found, size, atEnd } = reopened(path);
    expect(size).toBeLessThan(3);
    expect([found, atEnd]).toEqual([after[size], after.at(-1)]);
  });

  it('is told anew where somebody without the key has written behind it, in its stead, or tagged it himself', () => {
    const after = toldStory(path);
    const whole = readFileSync(path);
    const part = new PartBytes(OTHER);
    part.begin(new Uint8Array());
    part.add(nameOf('t', 'role 1'), '"forged"');
    const forged = part.seal(whole.subarray(-CHECK_BYTES), STORY.length, rootOf(STORY.length));
    writeFileSync(path, Buffer.concat([whole, forged]));
    expect(ReadIndex.open(path)).toMatchObject({ size: STORY.length, end: { how: 'whole' } });
    expect(reopened(path)).toEqual({ found: after[0], size: 0, atEnd: after.at(-1) });
    new KeptIndex(path, 'test', OTHER).close();
    expect(reopened(path)).toEqual({ found: after[0], size: 0, atEnd: after.at(-1) });
    writeFileSync(path, Buffer.concat([whole, forged.fill(0, forged.length - CHECK_BYTES)]));
    expect(reopened(path)).toMatchObject({ found: after.at(-1), size: STORY.length });
  });

  it('does not take a part of another file for its own, though it is whole', () => {
    toldStory(path);
    const whole = readFileSync(path);
    const first = 128 + whole.readUInt32LE(128);
    writeFileSync(path, Buffer.concat([whole.subarray(0, first), whole.subarray(128, first)]));
    expect(reopened(path).size).toBe(1);
  });
});

describe('an index that is written anew without what was replaced', () => {
  const SLACK = { opening: 0, running: 2_000 };

  it('tells the same, in a file that does not grow beyond what it tells and its slack', () => {
    const [index, plain] = [
      new KeptIndex(path, 'test', KEY, SLACK),
      new KeptIndex(`${path}-plain`, 'test', KEY),
    ];
    for (let i = 0; i < 120; i++) {
      for (const one of [index, plain]) tell(one, { 'a 1': i, [`b ${i % 4}`]: i % 3 === 0 ? null : i });
      expect(answers(index, 130)).toEqual(answers(plain, 130));
      expect(statSync(path).size).toBeLessThan(10_000);
    }
    expect(statSync(`${path}-plain`).size).toBeGreaterThan(20_000);
    index.close();
    plain.close();
    const again = new KeptIndex(`${path}-plain`, 'test', KEY, SLACK);
    expect(statSync(`${path}-plain`).size).toBeLessThan(10_000);
    tell(again);
    expect(again.size()).toBe(121);
    again.close();
  });

  it('is told anew where a power cut has torn it, and never half', () => {
    const index = new KeptIndex(path, 'test', KEY);
    const rows = Array.from({ length: 60 }, (_, at) => [`k ${at}`, 'x'.repeat(200_000)] as const);
    for (let i = 0; i < 3; i++) tell(index, Object.fromEntries(rows));
    index.close();
    new KeptIndex(path, 'test', KEY, SLACK).close();
    const whole = readFileSync(path);
    expect(whole.length).toBeLessThan(13_000_000);
    for (const length of [whole.length - 1, whole.length >> 1, 200]) {
      writeFileSync(path, whole.subarray(0, length));
      const torn = new KeptIndex(path, 'test', KEY);
      expect([torn.size(), torn.facts('t', 'k ').length, torn.indexOf(idOf(0))]).toEqual([0, 0, undefined]);
      torn.close();
    }
  });

  it('is the former one as long as it was not written to its end', () => {
    const after = toldStory(path);
    writeFileSync(`${path}.new`, readFileSync(path).subarray(0, 300));
    expect(reopened(path)).toMatchObject({ found: after.at(-1) });
  });
});

describe('an index that cannot be begun anew', () => {
  it('stays as it was, and leaves nothing beside it', () => {
    const index = new KeptIndex(path, 'test', KEY);
    for (const rows of STORY) tell(index, rows);
    const before = answers(index);
    // No file takes the name of a folder.
    rmSync(path);
    mkdirSync(path);
    expect(() => index.clear()).toThrow(StoreUnavailable);
    expect(answers(index)).toEqual(before);
    expect(existsSync(`${path}.new`)).toBe(false);
    index.close();
    rmSync(path, { recursive: true });
  });
});

describe('a reader beside the one who writes', () => {
  it('reads what was whole when it came, whatever is written, forgotten or written anew meanwhile', () => {
    const index = new KeptIndex(path, 'test', KEY, { opening: 0, running: 500 });
    for (const rows of STORY) tell(index, rows);
    const reader = ReadIndex.open(path);
    if (typeof reader === 'string') throw new Error(reader);
    const rows = [...reader.rows()];
    for (let i = 0; i < 40; i++) tell(index, { 'a 1': i });
    expect([...reader.rows()]).toEqual(rows);
    index.clear();
    expect([...reader.rows()]).toEqual(rows);
    expect([...reader.ids()]).toEqual(STORY.map((_, at) => idOf(at).replaceAll('-', '')));
    expect(reader.rowCount).toBe(7);
    reader.close();
    index.close();
  });
});
