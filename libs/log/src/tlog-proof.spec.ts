import { toBase64, utf8 } from '@mingjing/kernel';
import fc from 'fast-check';
import { signCheckpoint } from './checkpoint';
import { cosign } from './cosignature';
import { leafHash } from './hashing';
import { MerkleTree } from './merkle-tree';
import { formatSignatureLine } from './note';
import { formatTlogProof, parseTlogProof } from './tlog-proof';
import { sha256, testKey } from './testing/fixtures';
import { COSIGNATURE_V1, NOTE_ED25519 } from './verifier-key';
import { verifyTlogProof } from './verify-tlog-proof';

const SIZE = 11;
const entry = (index: number) => utf8(`entry ${String(index)}`);
const log = testKey('log.example/a', NOTE_ED25519, 1);
const witness = testKey('w1', COSIGNATURE_V1, 2);
const tree = new MerkleTree(sha256);
for (let i = 0; i < SIZE; i++) tree.append(leafHash(sha256, entry(i)));

const signed = signCheckpoint(log.key, log.sign, SIZE, tree.root());
const text = signed.slice(0, signed.indexOf('\n\n') + 1);
const checkpoint = signed + formatSignatureLine(cosign(witness.key, witness.sign, 1000, text));
const trust = { origin: 'log.example/a', log: [log.verifier], witnesses: [witness.verifier] };
const proofOf = (index: number) => formatTlogProof({ index, path: tree.inclusion(index), checkpoint });
const hash = fc.uint8Array({ minLength: 32, maxLength: 32 });

describe('a tlog-proof', () => {
  it('is a header, an index, a path and the checkpoint verbatim', () => {
    const path = tree.inclusion(3).map((each) => `${toBase64(each)}\n`);
    expect(proofOf(3)).toBe(`c2sp.org/tlog-proof@v1\nindex 3\n${path.join('')}\n${checkpoint}`);
    const withExtra = formatTlogProof({ index: 0, path: [], checkpoint, extra: utf8('abc') });
    expect(withExtra).toBe(`c2sp.org/tlog-proof@v1\nextra YWJj\nindex 0\n\n${checkpoint}`);
  });

  it('reads back what it wrote', () => {
    const parts = {
      index: fc.maxSafeNat(),
      path: fc.array(hash, { maxLength: 63 }),
      checkpoint: fc.constant(checkpoint),
    };
    const extra = fc.uint8Array({ minLength: 1 });
    const any = fc.oneof(fc.record(parts), fc.record({ ...parts, extra }));
    fc.assert(
      fc.property(any, (proof) =>
        expect(parseTlogProof(formatTlogProof(proof))).toEqual({ ok: true, value: proof }),
      ),
    );
  });

  it('proves each entry of the log, offline, and says who witnessed it', () => {
    for (let index = 0; index < SIZE; index++) {
      expect(verifyTlogProof(sha256, proofOf(index), entry(index), trust)).toMatchObject({
        ok: true,
        value: { index, checkpoint: { size: SIZE, witnessed: [{ name: 'w1', timestamp: 1000 }] } },
      });
    }
  });

  it('proves no other entry, and no entry elsewhere', () => {
    const notIncluded = { ok: false, rejection: { code: 'not-included', facts: { size: SIZE } } };
    expect(verifyTlogProof(sha256, proofOf(3), entry(4), trust)).toMatchObject(notIncluded);
    const moved = proofOf(3).replace('index 3', 'index 4');
    expect(verifyTlogProof(sha256, moved, entry(3), trust)).toMatchObject(notIncluded);
    const beyond = proofOf(3).replace('index 3', 'index 11');
    expect(verifyTlogProof(sha256, beyond, entry(3), trust)).toMatchObject(notIncluded);
  });

  it('proves nothing under a checkpoint that is not trusted', () => {
    const stranger = testKey('log.example/a', NOTE_ED25519, 5);
    const refusal = verifyTlogProof(sha256, proofOf(3), entry(3), { ...trust, log: [stranger.verifier] });
    expect(refusal).toMatchObject({ ok: false, rejection: { code: 'other-log-key' } });
    const forged = proofOf(3).replace(`\n${String(SIZE)}\n`, '\n12\n');
    expect(verifyTlogProof(sha256, forged, entry(3), trust)).toMatchObject({
      ok: false,
      rejection: { code: 'bad-note-signature' },
    });
  });

  const hashLine = `${toBase64(tree.leaf(0))}\n`;
  const sound = `c2sp.org/tlog-proof@v1\nextra YWJj\nindex 3\n${hashLine}\n${checkpoint}`;
  it.each([
    ['another version', sound.replace('@v1', '@v2')],
    ['a line before', `\n${sound}`],
    ['carriage returns', sound.replaceAll('\n', '\r\n')],
    ['extra data without padding', sound.replace('YWJj', 'YWI')],
    ['an extra line that is empty', sound.replace('extra YWJj', 'extra ')],
    ['an extra line without a space', sound.replace('extra YWJj', 'extra')],
    ['two extra lines', sound.replace('index', 'extra YWJj\nindex')],
    ['extra data after the index', sound.replace('extra YWJj\nindex 3\n', 'index 3\nextra YWJj\n')],
    ['no index', sound.replace('index 3\n', '')],
    ['a leading zero', sound.replace('index 3', 'index 03')],
    ['an index below zero', sound.replace('index 3', 'index -3')],
    ['an index over 2^53 − 1', sound.replace('index 3', 'index 9007199254740992')],
    ['two spaces', sound.replace('index 3', 'index  3')],
    ['a hash without padding', sound.replace(hashLine, hashLine.replace('=', ''))],
    ['a hash of 31 bytes', sound.replace(hashLine, `${toBase64(new Uint8Array(31))}\n`)],
    ['64 hashes', sound.replace(hashLine, hashLine.repeat(64))],
    ['no empty line', sound.replace(`${hashLine}\n`, hashLine)],
    ['two empty lines', sound.replace(`${hashLine}\n`, `${hashLine}\n\n`)],
    ['bytes after the checkpoint', `${sound}\n`],
    ['no checkpoint', sound.slice(0, sound.indexOf('\n\n') + 2)],
    ['a malformed checkpoint', sound.replace(`\n${String(SIZE)}\n`, '\n011\n')],
    ['nothing', ''],
  ])('with %s is malformed', (_, proof) => {
    expect(parseTlogProof(sound)).toMatchObject({ ok: true });
    expect(parseTlogProof(proof)).toMatchObject({
      ok: false,
      rejection: { code: expect.stringMatching(/^malformed-(proof|note|checkpoint)$/) },
    });
  });

  it('is never written where it could not be read', () => {
    const parts = { index: 0, path: [], checkpoint };
    const wrong = [
      { index: -1 },
      { path: [new Uint8Array(31)] },
      { checkpoint: text },
      { extra: new Uint8Array(0) },
    ];
    for (const change of wrong) expect(() => formatTlogProof({ ...parts, ...change })).toThrow(RangeError);
  });
});
