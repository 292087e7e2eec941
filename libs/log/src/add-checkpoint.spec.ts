import { toBase64 } from '@mingjing/kernel';
import fc from 'fast-check';
import { formatAddCheckpoint, formatSizeLine, parseAddCheckpoint, parseSizeLine } from './add-checkpoint';
import { addCosignatures } from './add-cosignatures';
import { signCheckpoint } from './checkpoint';
import { cosign } from './cosignature';
import { formatSignatureLine } from './note';
import { testKey } from './testing/fixtures';
import { COSIGNATURE_V1, NOTE_ED25519 } from './verifier-key';

const log = testKey('log.example/a', NOTE_ED25519, 1);
const [first, second] = [
  testKey('w.example/1', COSIGNATURE_V1, 2),
  testKey('w.example/2', COSIGNATURE_V1, 3),
];
const checkpoint = signCheckpoint(log.key, log.sign, 7, new Uint8Array(32).fill(1));
const text = checkpoint.slice(0, checkpoint.indexOf('\n\n') + 1);
const lineOf = (witness: typeof first, time: number): string =>
  formatSignatureLine(cosign(witness.key, witness.sign, time, text));
const lineOver = (body: string, time: number): string =>
  formatSignatureLine(cosign(first.key, first.sign, time, body));
const HASH = `${toBase64(new Uint8Array(32))}\n`;

describe('a request to a witness', () => {
  it('is the example of the specification, line by line', () => {
    const body = `old 20852014
PlRNCrwHpqhGrupue0L7gxbjbMiKA9temvuZZDDpkaw=
jrJZDmY8Y7SyJE0MWLpLozkIVMSMZcD5kvuKxPC3swk=
5+pKlUdi2LeF/BcMHBn+Ku6yhPGNCswZZD1X/6QgPd8=
/6WVhPs2CwSsb5rYBH5cjHV/wSmA79abXAwhXw3Kj/0=

example.com/behind-the-sofa
20852163
CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=

— example.com/behind-the-sofa Az3grlgtzPICa5OS8npVmf1Myq/5IZniMp+ZJurmRDeOoRDe4URYN7u5/Zhcyv2q1gGzGku9nTo+zyWE+xeMcTOAYQ8=
— example.com/behind-the-sofa opLqBQsREYCgu6xQkYQwJr9fo45a62DN9EdmHXnZdXNqlcVGlCum2Wks+49/V6267UEjw6QUXTS5Rovnzv++qbSzm9Q=
`;
    const parsed = parseAddCheckpoint(body);
    expect(parsed).toMatchObject({ ok: true, value: { oldSize: 20852014 } });
    expect(parsed.ok && parsed.value.proof).toHaveLength(4);
    expect(parsed.ok && formatAddCheckpoint(parsed.value)).toBe(body);
  });

  it('reads back what it wrote', () => {
    const proof = fc.array(fc.uint8Array({ minLength: 32, maxLength: 32 }), { maxLength: 63 });
    fc.assert(
      fc.property(fc.maxSafeNat(), proof, (oldSize, any) => {
        const request = { oldSize, proof: any, checkpoint };
        expect(parseAddCheckpoint(formatAddCheckpoint(request))).toEqual({ ok: true, value: request });
      }),
    );
  });

  const sound = `old 3\n${HASH}\n${checkpoint}`;
  it.each([
    ['nothing', ''],
    ['no old line', sound.replace('old 3\n', '')],
    ['an old size with a leading zero', sound.replace('old 3', 'old 03')],
    ['an old size below zero', sound.replace('old 3', 'old -3')],
    ['an old size over 2^53 − 1', sound.replace('old 3', 'old 9007199254740992')],
    ['two spaces', sound.replace('old 3', 'old  3')],
    ['a space at the end', sound.replace('old 3', 'old 3 ')],
    ['a capital', sound.replace('old 3', 'Old 3')],
    ['no number', sound.replace('old 3', 'old ')],
    ['carriage returns', sound.replaceAll('\n', '\r\n')],
    ['a hash without padding', sound.replace('=', '')],
    ['a hash with unused bits', sound.replace('AAA=', 'AAB=')],
    ['a hash of 31 bytes', sound.replace(HASH, `${toBase64(new Uint8Array(31))}\n`)],
    ['a hash with a space', sound.replace(HASH, ` ${HASH}`)],
    ['64 hashes', sound.replace(HASH, HASH.repeat(64))],
    ['no empty line', `old 3\n${HASH}`],
  ])('with %s is malformed', (_, body) => {
    expect(parseAddCheckpoint(sound)).toMatchObject({ ok: true });
    expect(parseAddCheckpoint(body)).toMatchObject({ ok: false, rejection: { code: 'malformed-request' } });
  });

  it('is never written where it could not be read', () => {
    for (const change of [{ oldSize: -1 }, { oldSize: 0.5 }, { proof: [new Uint8Array(31)] }])
      expect(() => formatAddCheckpoint({ oldSize: 0, proof: [], checkpoint, ...change })).toThrow(RangeError);
  });

  it('is answered with a size in one way only', () => {
    fc.assert(fc.property(fc.maxSafeNat(), (size) => parseSizeLine(formatSizeLine(size)) === size));
    for (const bad of [
      '',
      '\n',
      '7',
      '07\n',
      '7\n\n',
      ' 7\n',
      '7 \n',
      '+7\n',
      '7\r\n',
      '1e3\n',
      '9007199254740992\n',
    ])
      expect(parseSizeLine(bad)).toBeNull();
  });
});

describe('the answer of a witness', () => {
  const trusted = [first.verifier, second.verifier];

  it('is added behind the lines that stand, and believed line by line', () => {
    const one = addCosignatures(checkpoint, lineOf(first, 1000), trusted);
    expect(one).toEqual({ ok: true, value: checkpoint + lineOf(first, 1000) });
    const two = addCosignatures(checkpoint + lineOf(first, 1000), lineOf(second, 1001), trusted);
    expect(two).toEqual({ ok: true, value: checkpoint + lineOf(first, 1000) + lineOf(second, 1001) });
  });

  it('is not added twice', () => {
    const standing = checkpoint + lineOf(first, 1000);
    expect(addCosignatures(standing, lineOf(first, 1000) + lineOf(first, 1000), trusted)).toEqual({
      ok: true,
      value: standing,
    });
  });

  it('is kept with one line of each witness, the newest, however many it holds', () => {
    const flood = Array.from({ length: 99 }, (_, i) => lineOf(first, 1000 + ((i * 7) % 99))).join('');
    const one = addCosignatures(checkpoint, flood, trusted);
    expect(one).toEqual({ ok: true, value: checkpoint + lineOf(first, 1098) });
    expect(addCosignatures(checkpoint + lineOf(first, 1098), lineOf(first, 2000), trusted)).toEqual(one);
  });

  it('leaves lines of strangers behind, and is refused where there are no others', () => {
    const stranger = testKey('stranger', COSIGNATURE_V1, 9);
    const both = lineOf(stranger, 5) + lineOf(first, 6);
    expect(addCosignatures(checkpoint, both, trusted)).toEqual({
      ok: true,
      value: checkpoint + lineOf(first, 6),
    });
    expect(addCosignatures(checkpoint, lineOf(stranger, 5), trusted)).toMatchObject({
      rejection: { code: 'cosignature-missing' },
    });
    expect(addCosignatures(checkpoint + lineOf(first, 1), lineOf(stranger, 5), trusted)).toMatchObject({
      rejection: { code: 'cosignature-missing' },
    });
  });

  it.each([
    ['no lines', ''],
    ['something else', 'not a line\n'],
    ['an empty line, which would move the end of what was signed', `\n${lineOf(first, 1000)}`],
    ['an empty line between two', `${lineOf(first, 1000)}\n${lineOf(first, 1001)}`],
    ['a line over the whole note', `\n${lineOver(checkpoint, 1000)}${lineOver(checkpoint, 1001)}`],
    ['a line without its end', lineOf(first, 1000).slice(0, -1)],
    ['a line under another body', lineOf(first, 1000).replace(/.{20}\n$/, 'AAAAAAAAAAAAAAAAAAA=\n')],
  ])('with %s is refused', (_, answer) => {
    expect(addCosignatures(checkpoint, answer, trusted).ok).toBe(false);
  });
});
