import { toBase64 } from '@mingjing/kernel';
import fc from 'fast-check';
import { formatCheckpointText, parseCheckpointText, signCheckpoint, type Checkpoint } from './checkpoint';
import { cosign, cosignedBytes, decodeTimestampedSignature, encodeTimestampedSignature } from './cosignature';
import { formatNote, formatSignatureLine, parseNote } from './note';
import { signNoteText } from './note-verifier';
import { openCheckpoint } from './open-checkpoint';
import { testKey } from './testing/fixtures';
import { COSIGNATURE_V1, NOTE_ED25519 } from './verifier-key';

const ROOT = 'CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=';
const TEXT = `example.com/behind-the-sofa\n20852163\n${ROOT}\n`;
const malformed = { ok: false, rejection: { code: 'malformed-checkpoint' } };

const line = fc.stringMatching(/^[^\u0000-\u001f]{1,40}$/u);
const checkpoint: fc.Arbitrary<Checkpoint> = fc.record({
  origin: line,
  size: fc.oneof(fc.nat(300), fc.maxSafeNat()),
  root: fc.uint8Array({ minLength: 32, maxLength: 32 }),
  extensions: fc.array(line, { maxLength: 3 }),
});

describe('a checkpoint', () => {
  it('is the example of the specification', () => {
    const parsed = parseCheckpointText(TEXT);
    expect(parsed).toMatchObject({
      ok: true,
      value: { origin: 'example.com/behind-the-sofa', size: 20852163, extensions: [] },
    });
    expect(parsed.ok && toBase64(parsed.value.root)).toBe(ROOT);
  });

  it('reads back what it wrote', () => {
    fc.assert(
      fc.property(checkpoint, (any) =>
        expect(parseCheckpointText(formatCheckpointText(any))).toEqual({ ok: true, value: any }),
      ),
    );
  });

  it('keeps extension lines, which cosigners sign too', () => {
    const extended = `${TEXT}one\ntwo\n`;
    const parsed = parseCheckpointText(extended);
    expect(parsed).toMatchObject({ ok: true, value: { extensions: ['one', 'two'] } });
    expect(parsed.ok && formatCheckpointText(parsed.value)).toBe(extended);
  });

  it.each([
    ['a leading zero', TEXT.replace('20852163', '020852163')],
    ['two zeros for none', TEXT.replace('20852163', '00')],
    ['a sign', TEXT.replace('20852163', '+20852163')],
    ['a size below zero', TEXT.replace('20852163', '-1')],
    ['a size with a point', TEXT.replace('20852163', '1.0')],
    ['a size with an exponent', TEXT.replace('20852163', '2e7')],
    ['other digits', TEXT.replace('20852163', '٢')],
    ['a size over 2^53 − 1', TEXT.replace('20852163', '9007199254740992')],
    ['no size', TEXT.replace('20852163', '')],
    ['a root without padding', TEXT.replace('2I=', '2I')],
    ['a root with unused bits', TEXT.replace('2I=', '2J=')],
    ['a root of 31 bytes', TEXT.replace('q2I=', 'qw==')],
    ['a space after the root', TEXT.replace('2I=', '2I= ')],
    ['no origin', TEXT.replace('example.com/behind-the-sofa', '')],
    ['two lines only', 'origin\n0\n'],
    ['an empty extension line', `${TEXT}\n`],
    ['an empty line between', `${TEXT}one\n\ntwo\n`],
    ['no last newline', TEXT.slice(0, -1)],
    ['carriage returns', TEXT.replaceAll('\n', '\r\n')],
    ['nothing', ''],
  ])('with %s is malformed', (_, text) => {
    expect(parseCheckpointText(text)).toMatchObject(malformed);
  });

  it('is never written where it could not be read', () => {
    const sound: Checkpoint = { origin: 'a', size: 1, root: new Uint8Array(32), extensions: [] };
    const wrong = [
      { origin: '' },
      { origin: 'a\nb' },
      { origin: 'a\rb' },
      { size: -1 },
      { size: 2 ** 53 },
      { root: new Uint8Array(31) },
      { extensions: [''] },
      { extensions: ['a\n'] },
    ];
    for (const change of wrong)
      expect(() => formatCheckpointText({ ...sound, ...change })).toThrow(RangeError);
  });
});

describe('a cosignature', () => {
  const witness = testKey('witness.example/w1', COSIGNATURE_V1, 9);

  it('signs the time and the whole body', () => {
    const expected = `cosignature/v1\ntime 1679315147\n${TEXT}`;
    expect(new TextDecoder().decode(cosignedBytes(1679315147, TEXT))).toBe(expected);
  });

  it('is the time in eight bytes, then the signature', () => {
    const signature = new Uint8Array(64).fill(7);
    const bytes = encodeTimestampedSignature({ timestamp: 0x6418_50cb, signature });
    expect([...bytes.subarray(0, 9)]).toEqual([0, 0, 0, 0, 0x64, 0x18, 0x50, 0xcb, 7]);
    fc.assert(
      fc.property(fc.maxSafeNat(), (timestamp) => {
        const encoded = encodeTimestampedSignature({ timestamp, signature });
        expect(decodeTimestampedSignature(encoded)).toEqual({ timestamp, signature });
      }),
    );
  });

  it('of another length or with a time that no number holds is none', () => {
    expect(decodeTimestampedSignature(new Uint8Array(71))).toBeNull();
    expect(decodeTimestampedSignature(new Uint8Array(73))).toBeNull();
    expect(decodeTimestampedSignature(new Uint8Array(72).fill(1))).toBeNull();
    expect(() => cosignedBytes(-1, TEXT)).toThrow(RangeError);
    expect(() => cosignedBytes(1.5, TEXT)).toThrow(RangeError);
    expect(() => encodeTimestampedSignature({ timestamp: 1, signature: new Uint8Array(63) })).toThrow(
      RangeError,
    );
  });

  it('holds for its own time and body only', () => {
    const { signature } = cosign(witness.key, witness.sign, 1000, TEXT);
    expect(signature).toHaveLength(72);
    expect(witness.verifier.verify(TEXT, signature)).toBe(true);
    expect(witness.verifier.verify(`${TEXT}more\n`, signature)).toBe(false);
    expect(witness.verifier.verify(TEXT, signature.with(7, 1))).toBe(false);
    expect(witness.verifier.verify(TEXT, signature.subarray(8))).toBe(false);
  });

  it('is made by a key of its own type, and a note by one of its own', () => {
    const log = testKey('log', NOTE_ED25519, 9);
    expect(() => cosign(log.key, log.sign, 1, TEXT)).toThrow(RangeError);
    expect(() => signNoteText(witness.key, witness.sign, TEXT)).toThrow(RangeError);
  });
});

describe('opening a checkpoint', () => {
  const log = testKey('log.example/a', NOTE_ED25519, 1);
  const [first, second] = [testKey('w1', COSIGNATURE_V1, 2), testKey('w2', COSIGNATURE_V1, 3)];
  const signed = signCheckpoint(log.key, log.sign, 7, new Uint8Array(32).fill(1));
  const text = signed.slice(0, signed.indexOf('\n\n') + 1);
  const by = (witness: typeof first, time: number) =>
    formatSignatureLine(cosign(witness.key, witness.sign, time, text));
  const trust = {
    origin: 'log.example/a',
    log: [log.verifier],
    witnesses: [first.verifier, second.verifier],
  };

  it('names the origin by the key that signs it', () => {
    expect(openCheckpoint(signed, trust)).toMatchObject({
      ok: true,
      value: { origin: 'log.example/a', size: 7, text, witnessed: [] },
    });
  });

  it('counts each witness once, at its latest time', () => {
    const note = signed + by(first, 1000) + by(second, 900) + by(first, 2000) + by(first, 1500);
    const opened = openCheckpoint(note, trust);
    expect(opened.ok && opened.value.witnessed.map(({ name, timestamp }) => [name, timestamp])).toEqual([
      ['w1', 2000],
      ['w2', 900],
    ]);
  });

  it('keeps the lines of witnesses that are not trusted, and counts none of them', () => {
    const opened = openCheckpoint(signed + by(second, 900), { ...trust, witnesses: [first.verifier] });
    expect(opened).toMatchObject({ ok: true, value: { witnessed: [], unknown: [{ name: 'w2' }] } });
  });

  it('refuses a cosignature under another body', () => {
    const other = formatSignatureLine(cosign(first.key, first.sign, 1, text.replace('\n7\n', '\n8\n')));
    expect(openCheckpoint(signed + other, trust)).toMatchObject({
      ok: false,
      rejection: { code: 'bad-note-signature' },
    });
  });

  it('refuses what only witnesses signed', () => {
    const parsed = parseNote(signed + by(first, 1));
    if (!parsed.ok) throw new Error(parsed.rejection.reason);
    const note = formatNote({ text, signatures: parsed.value.signatures.slice(1) });
    expect(openCheckpoint(note, trust)).toMatchObject({
      ok: false,
      rejection: { code: 'log-signature-missing' },
    });
  });

  it('refuses another origin, though the key is right', () => {
    const other = text.replace('/a\n', '/b\n');
    const note = formatNote({ text: other, signatures: [signNoteText(log.key, log.sign, other)] });
    expect(openCheckpoint(note, trust)).toMatchObject({ ok: false, rejection: { code: 'other-origin' } });
  });

  it('refuses signed text that is no checkpoint', () => {
    const note = formatNote({ text: 'hello\n', signatures: [signNoteText(log.key, log.sign, 'hello\n')] });
    expect(openCheckpoint(note, trust)).toMatchObject(malformed);
  });
});
