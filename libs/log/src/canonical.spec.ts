import { toBase64, utf8 } from '@mingjing/kernel';
import fc from 'fast-check';
import {
  formatAddCheckpoint,
  formatSizeLine,
  parseAddCheckpoint,
  parseSizeLine,
  type AddCheckpoint,
} from './add-checkpoint';
import { formatCheckpointText, parseCheckpointText, signCheckpoint } from './checkpoint';
import { cosign, decodeTimestampedSignature, encodeTimestampedSignature } from './cosignature';
import { decodeEntryBundle, encodeEntryBundle } from './entry-bundle';
import { formatNote, formatSignatureLine, parseNote, parseSignatureLine } from './note';
import { formatTilePath, parseTilePath } from './tile-path';
import { sha256, testKey } from './testing/fixtures';
import { formatTlogProof, parseTlogProof } from './tlog-proof';
import { COSIGNATURE_V1, NOTE_ED25519, formatVerifierKey, parseVerifierKey } from './verifier-key';

const log = testKey('log.example/a', NOTE_ED25519, 1);
const witness = testKey('w.example/1', COSIGNATURE_V1, 2);
const hashOf = (seed: number): Uint8Array => sha256(utf8(String(seed)));
const signed = signCheckpoint(log.key, log.sign, 300, hashOf(0));
const text = signed.slice(0, signed.indexOf('\n\n') + 1);
const line = formatSignatureLine(cosign(witness.key, witness.sign, 1_700_000_000, text));
const checkpoint = signed + line;

/** A form: a text that it writes, and what comes out when any text is read and written again; null where refused. */
type Form = readonly [name: string, sound: string, again: (text: string) => string | null];

const FORMS: readonly Form[] = [
  ['a signed note', checkpoint, (one) => ifRead(parseNote(one), formatNote)],
  ['a signature line', line.slice(0, -1), (one) => ifThere(parseSignatureLine(one), lineOf)],
  ['a checkpoint', `${text}extension\n`, (one) => ifRead(parseCheckpointText(one), formatCheckpointText)],
  [
    'a request to a witness',
    formatAddCheckpoint({ oldSize: 20, proof: [hashOf(1), hashOf(2)], checkpoint }),
    (one) => ifRead(parseAddCheckpoint(one), withNote),
  ],
  [
    'the size of a 409',
    formatSizeLine(9_007_199_254_740_991),
    (one) => ifThere(parseSizeLine(one), formatSizeLine),
  ],
  [
    'a tlog-proof',
    formatTlogProof({ index: 7, path: [hashOf(1)], checkpoint, extra: utf8('ab') }),
    (one) => ifRead(parseTlogProof(one), formatTlogProof),
  ],
  [
    'a verifier key',
    formatVerifierKey(log.key),
    (one) => ifRead(parseVerifierKey(sha256, one), formatVerifierKey),
  ],
  [
    'a verifier key of another type',
    'w+01020304+AgEC',
    (one) => ifRead(parseVerifierKey(sha256, one), formatVerifierKey),
  ],
  ['a tile path', 'tile/0/x001/x234/067.p/13', (one) => ifThere(parseTilePath(one), formatTilePath)],
];

const lineOf = (one: Parameters<typeof formatSignatureLine>[0]): string =>
  formatSignatureLine(one).slice(0, -1);

/** The request is read as far as its checkpoint, which is a note of its own. */
function withNote(request: AddCheckpoint): string | null {
  return parseNote(request.checkpoint).ok ? formatAddCheckpoint(request) : null;
}

function ifRead<T>(
  read: { ok: true; value: T } | { ok: false },
  write: (value: T) => string | null,
): string | null {
  return read.ok ? write(read.value) : null;
}

function ifThere<T>(read: T | null, write: (value: T) => string): string | null {
  return read === null ? null : write(read);
}

/** What somebody who wants a second text of one meaning would put in: digits, padding, spaces, controls, half a character. */
const PIECES = [
  ...[
    '',
    '0',
    '00',
    '1',
    '+',
    '-',
    '/',
    '=',
    '==',
    'A',
    'B',
    'x',
    '.',
    '.p/',
    '_',
    ' ',
    '\n',
    '\n\n',
    '\r\n',
    '\t',
  ],
  ...[
    '\u0000',
    '\u001f',
    '\u007f',
    '\u0085',
    '\u00a0',
    '\u2028',
    '\u3000',
    '\ufeff',
    '\u2014',
    '\u0660',
    '\ud800',
  ],
  ...['old ', 'index 1\n', 'extra YQ==\n', '\u2014 a AAAAAAA=\n', `${toBase64(hashOf(9))}\n`],
];

/** One to three places, at each of which up to four characters give way to a piece. */
const changes = fc.array(
  fc.record({
    at: fc.double({ min: 0, max: 1, noNaN: true }),
    gone: fc.nat(4),
    piece: fc.constantFrom(...PIECES),
  }),
  { minLength: 1, maxLength: 3 },
);

function changed(sound: string, all: readonly { at: number; gone: number; piece: string }[]): string {
  return all.reduce((one, { at, gone, piece }) => {
    const place = Math.round(at * one.length);
    return one.slice(0, place) + piece + one.slice(place + gone);
  }, sound);
}

describe.each(FORMS)('%s', (_, sound, again) => {
  it('has one text for what it says: whatever is read is written the same, all else is refused', () => {
    expect(again(sound)).toBe(sound);
    fc.assert(
      fc.property(changes, (all) => {
        const other = changed(sound, all);
        const written = again(other);
        if (written !== null) expect(written).toBe(other);
      }),
      { numRuns: 4_000 },
    );
  });

  it('is refused with anything behind it, and is never the same with something before it', () => {
    for (const piece of ['\n', ' ', '\r', '\u0000', '=', '\ufeff']) {
      for (const other of [sound + piece, piece + sound]) {
        const written = again(other);
        // A name or an opaque line may begin with nearly anything: then it is another one, and says so.
        if (written !== null) expect(written).toBe(other);
      }
      expect(again(sound + piece)).toBeNull();
    }
  });
});

describe('the bytes of a cosignature and of an entry bundle', () => {
  it('are one for what they say', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 80 }), (bytes) => {
        const read = decodeTimestampedSignature(bytes);
        if (read !== null) expect(encodeTimestampedSignature(read)).toEqual(bytes);
        else expect(bytes.length === 72 && bytes[0] === 0 && (bytes[1] ?? 0) < 0x20).toBe(false);
      }),
    );
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 40 }), fc.integer({ min: 1, max: 8 }), (bytes, width) => {
        const read = decodeEntryBundle(bytes, width);
        if (read.ok) expect(encodeEntryBundle(read.value)).toEqual(bytes);
      }),
    );
  });
});
