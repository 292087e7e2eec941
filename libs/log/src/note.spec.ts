import { fromBase64, utf8 } from '@mingjing/kernel';
import fc from 'fast-check';
import {
  formatNote,
  MAX_NOTE_LENGTH,
  MAX_NOTE_SIGNATURES,
  parseNote,
  parseSignatureLine,
  type Note,
} from './note';
import { noteVerifier, signNoteText } from './note-verifier';
import { openNote } from './open-note';
import { portableVerify } from './portable-ed25519';
import { sha256, testKey } from './testing/fixtures';
import { NOTE_ED25519, parseVerifierKey } from './verifier-key';

const LINE =
  '— example.com/foo Uw2QOkn8srV1yJGh2VYRlL1Tnagv1YEq6TfXppzi2ONncAlTgK7Ztg1ERYNZXsYjOBH3mFXmRKuwHjG1Yu72IneyaQM=\n';
const EXAMPLE = `This is an example message.\n\n${LINE}`;
const malformed = { ok: false, rejection: { code: 'malformed-note' } };

/** Text without control characters and half pairs; newlines and empty lines among it. */
const line = fc.string({
  unit: fc.oneof(fc.string({ unit: 'grapheme' }), fc.constantFrom(' ', '—', '+', '\u0085')),
});
const textOf = (lines: readonly string[]) =>
  lines.map((each) => `${each.replaceAll(/[\u0000-\u001f]/g, '')}\n`).join('');
const signature = fc.record({
  name: fc.stringMatching(/^[a-z0-9./_-]{1,30}$/),
  keyId: fc.stringMatching(/^[0-9a-f]{8}$/),
  signature: fc.uint8Array({ minLength: 1, maxLength: 100 }),
});
const note: fc.Arbitrary<Note> = fc.record({
  text: fc.array(fc.oneof(line, fc.constant('')), { minLength: 1, maxLength: 6 }).map(textOf),
  signatures: fc.array(signature, { minLength: 1, maxLength: MAX_NOTE_SIGNATURES }),
});

describe('a signed note', () => {
  it('is the example of the specification', () => {
    const key = parseVerifierKey(
      sha256,
      'example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k',
    );
    if (!key.ok) throw new Error(key.rejection.reason);
    const verifier = noteVerifier(key.value, portableVerify)!;
    expect(openNote(EXAMPLE, [verifier])).toMatchObject({
      ok: true,
      value: { text: 'This is an example message.\n' },
    });
    expect(openNote(EXAMPLE.replace('an', 'no'), [verifier])).toMatchObject({
      ok: false,
      rejection: { code: 'bad-note-signature' },
    });
  });

  it('reads back what it wrote', () => {
    fc.assert(
      fc.property(note, (any) => {
        const written = formatNote(any);
        expect(parseNote(written)).toEqual({ ok: true, value: any });
      }),
    );
  });

  it('keeps its bytes whatever it holds that nobody knows', () => {
    const parsed = parseNote(EXAMPLE);
    expect(parsed.ok && formatNote(parsed.value)).toBe(EXAMPLE);
  });

  it('has its text up to the last empty line', () => {
    expect(parseNote(`a\n\n\n— b\n\n${LINE}`)).toMatchObject({ ok: true, value: { text: 'a\n\n\n— b\n' } });
    expect(parseNote(`\n\n${LINE}`)).toMatchObject({ ok: true, value: { text: '\n' } });
  });

  it.each([
    ['nothing', ''],
    ['no signature', 'text\n'],
    ['no signature after the empty line', 'text\n\n'],
    ['an empty signature block', 'text\n\n\n'],
    ['no text before the empty line', `\n${LINE}`],
    ['no empty line', `text\n${LINE}`],
    ['no last newline', EXAMPLE.slice(0, -1)],
    ['text after its signatures', `${EXAMPLE}more\n`],
    ['a hyphen for the dash', EXAMPLE.replace('—', '-')],
    ['two spaces', EXAMPLE.replace('foo ', 'foo  ')],
    ['a space at the end', EXAMPLE.replace('=\n', '= \n')],
    ['a plus in the name', EXAMPLE.replace('com/', 'com+')],
    ['a Unicode space in the name', EXAMPLE.replace('com/', 'com\u00a0')],
    ['a next-line character in the name', EXAMPLE.replace('com/', 'com\u0085')],
    ['an empty name', EXAMPLE.replace('example.com/foo', '')],
    ['a carriage return', EXAMPLE.replaceAll('\n', '\r\n')],
    ['a tab', EXAMPLE.replace('an ', 'an\t')],
    ['a null character', EXAMPLE.replace('an ', 'an\0')],
    ['half a surrogate pair', EXAMPLE.replace('an ', 'an\ud800')],
    ['base64 without padding', EXAMPLE.replace('QM=', 'QM')],
    ['base64 with unused bits', EXAMPLE.replace('QM=', 'QN=')],
    ['base64url', EXAMPLE.replace('Uw2Q', 'Uw-_')],
    ['no signature behind the key id', 'text\n\n— name AAAAAA==\n'],
    ['too few bytes for a key id', 'text\n\n— name AAAA\n'],
    ['too many signatures', `text\n\n${LINE.repeat(MAX_NOTE_SIGNATURES + 1)}`],
    ['too many characters', `${'x'.repeat(MAX_NOTE_LENGTH)}\n\n${LINE}`],
  ])('with %s is malformed', (_, text) => {
    expect(parseNote(text)).toMatchObject(malformed);
  });

  it('may hold the delete character and a byte order mark, which no rule forbids', () => {
    expect(parseNote(EXAMPLE.replace('an ', '\u007f\ufeff'))).toMatchObject({ ok: true });
  });

  it('carries up to 100 signatures', () => {
    expect(parseNote(`text\n\n${LINE.repeat(MAX_NOTE_SIGNATURES)}`)).toMatchObject({ ok: true });
  });

  it('is never written where it could not be read', () => {
    const sound = { name: 'a', keyId: '01020304', signature: utf8('s') };
    const wrong: readonly Note[] = [
      { text: 'no newline', signatures: [sound] },
      { text: '', signatures: [sound] },
      { text: 'text\n', signatures: [] },
      { text: 'text\n', signatures: [{ ...sound, name: 'a b' }] },
      { text: 'text\n', signatures: [{ ...sound, name: 'a\n\n— b AAAAAAA=\n' }] },
      { text: 'text\n', signatures: [{ ...sound, keyId: '0102030' }] },
      { text: 'text\n', signatures: [{ ...sound, signature: new Uint8Array(0) }] },
      { text: 'te\u0001xt\n', signatures: [sound] },
    ];
    for (const each of wrong) expect(() => formatNote(each)).toThrow(RangeError);
  });

  it('has signature lines that stand alone in the answer of a witness', () => {
    expect(parseSignatureLine(LINE.trimEnd())).toMatchObject({ name: 'example.com/foo', keyId: '530d903a' });
    expect(parseSignatureLine(LINE)).toBeNull();
    expect(fromBase64(LINE.split(' ')[2]!.trim())).toHaveLength(68);
  });
});

describe('opening a note', () => {
  const [ours, theirs] = [testKey('ours', NOTE_ED25519, 1), testKey('theirs', NOTE_ED25519, 2)];
  const text = 'text\n';
  const [byUs, byThem] = [
    signNoteText(ours.key, ours.sign, text),
    signNoteText(theirs.key, theirs.sign, text),
  ];

  it('believes known keys and keeps the lines of all others', () => {
    const opened = openNote(formatNote({ text, signatures: [byThem, byUs] }), [ours.verifier]);
    expect(opened).toMatchObject({ ok: true, value: { verified: [{ name: 'ours' }], unknown: [byThem] } });
  });

  it('takes a line with the name or the id of a known key, but not both, for an unknown one', () => {
    const namesake = { ...byThem, name: 'ours' };
    const sameId = { ...byThem, keyId: byUs.keyId };
    const opened = openNote(formatNote({ text, signatures: [namesake, sameId, byUs] }), [ours.verifier]);
    expect(opened).toMatchObject({ ok: true, value: { unknown: [namesake, sameId] } });
  });

  it('refuses the whole note for one bad line of a known key, wherever it stands', () => {
    const bad = { ...byUs, signature: byThem.signature };
    for (const signatures of [
      [bad, byThem],
      [byThem, bad],
      [byUs, bad],
      [{ ...byUs, signature: utf8('short') }, byThem],
    ]) {
      expect(openNote(formatNote({ text, signatures }), [ours.verifier, theirs.verifier])).toMatchObject({
        ok: false,
        rejection: { code: 'bad-note-signature', facts: { name: 'ours' } },
      });
    }
  });

  it('refuses a note that no known key signed', () => {
    const unsigned = { ok: false, rejection: { code: 'no-known-signature' } };
    expect(openNote(formatNote({ text, signatures: [byThem] }), [ours.verifier])).toMatchObject(unsigned);
    expect(openNote(formatNote({ text, signatures: [byThem] }), [])).toMatchObject(unsigned);
  });
});
