import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { utf8 } from '@mingjing/kernel';
import { formatVerifierKey, portableSha256, portableVerify, verifierKey } from '@mingjing/log';
import { nativeSigner, sha256, verifyNow } from '@mingjing/writer';
import { bundleBytes } from './bundle';
import type { Tools } from './examined';
import { firstBad } from './report';
import { vectorBundle } from './testing';
import { parseGivenKeys } from './trust';
import { verifyBundle } from './verify-bundle';

const vectorsIn = (name: string) =>
  JSON.parse(readFileSync(join(__dirname, '../../../test/vectors', name), 'utf8'));
const record = vectorsIn('record-vectors.json');
const vectors = vectorsIn('bundle-vectors.json') as {
  readonly logKey: string;
  readonly bundle: string;
  readonly refused: readonly {
    readonly why: string;
    readonly replace: readonly [string, string];
    readonly check: string;
    readonly code: string;
  }[];
};

const given = parseGivenKeys(sha256, vectors.logKey);
if (!given.ok) throw new Error(given.rejection.reason);
const tools: Tools = {
  sha256,
  verify: (publicKey, message, signature) => verifyNow({ publicKey, message, signature }),
  given: given.value,
};

describe('the format mingjing/bundle/v1', () => {
  it('gives the bytes of the vector', () => {
    expect(Buffer.from(bundleBytes(vectorBundle(record, sha256))).toString()).toBe(vectors.bundle);
  });

  it('verifies, with the libraries of the server and with those of a browser', () => {
    const portable = { ...tools, sha256: portableSha256, verify: portableVerify };
    for (const with_ of [tools, portable]) {
      const { report, bundle } = verifyBundle(utf8(vectors.bundle), with_);
      expect(firstBad(report)).toBeUndefined();
      expect(bundle?.subject).toBe('finding/00000000-0000-4000-8000-000000000900');
      expect(report.rows).toHaveLength(12);
      expect(bundle?.checkpoint.endsWith(`\n\n${report.verifiedLines?.[0] ?? ''}`)).toBe(true);
      expect(report.verifiedLines).toHaveLength(1);
    }
  });

  it.each([
    ['another key of that name', 'mingjing.example/vectors', 9, 'other-log-key'],
    ['the same key under another name', 'mingjing.example/other', undefined, 'log-unknown'],
  ])('is not believed under %s, whatever the bundle says of itself', (_, name, seed, code) => {
    const own = given.value.log[0]!;
    const publicKey =
      seed === undefined ? own.publicKey : nativeSigner(new Uint8Array(32).fill(seed)).publicKey;
    expect(own.name).toBe('mingjing.example/vectors');
    const other = parseGivenKeys(sha256, formatVerifierKey(verifierKey(sha256, name, own.type, publicKey)));
    if (!other.ok) throw new Error(other.rejection.reason);
    const { report } = verifyBundle(utf8(vectors.bundle), { ...tools, given: other.value });
    expect(firstBad(report)).toMatchObject({
      name: 'checkpoint',
      detail: { en: expect.stringMatching(new RegExp(`^${code}: `)) },
    });
  });

  it.each(vectors.refused)('refuses $why, as $code', ({ replace: [from, to], check, code }) => {
    expect(vectors.bundle.split(from)).not.toHaveLength(1);
    const { report } = verifyBundle(utf8(vectors.bundle.replace(from, to)), tools);
    const found = firstBad(report);
    expect({ check: found?.name, en: found?.detail.en }).toEqual({
      check,
      en: expect.stringMatching(new RegExp(`^${code}: `)),
    });
    expect(found?.detail.zh).toContain(`（${code}）`);
  });

  it('refuses one flipped bit, wherever it stands', () => {
    const bytes = utf8(vectors.bundle);
    for (let at = 0; at < bytes.length; at += 97) {
      const flipped = bytes.map((byte, i) => (i === at ? byte ^ (1 << (at % 8)) : byte));
      const { report } = verifyBundle(flipped, tools);
      expect({ at, refused: firstBad(report) !== undefined }).toEqual({ at, refused: true });
    }
  });
});
