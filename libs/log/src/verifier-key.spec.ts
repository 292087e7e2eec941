import fc from 'fast-check';
import { noteVerifier } from './note-verifier';
import { portableVerify } from './portable-ed25519';
import { sha256 } from './testing/fixtures';
import {
  COSIGNATURE_V1,
  formatVerifierKey,
  NOTE_ED25519,
  parseVerifierKey,
  verifierKey,
} from './verifier-key';

const EXAMPLE = 'example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k';
const malformed = { ok: false, rejection: { code: 'malformed-verifier-key' } };
const name = fc.stringMatching(/^[^\s+\u0000-\u001f\u0085]{1,30}$/u);

describe('a verifier key', () => {
  it('is the example of the specification', () => {
    const parsed = parseVerifierKey(sha256, EXAMPLE);
    expect(parsed).toMatchObject({
      ok: true,
      value: { name: 'example.com/foo', keyId: '530d903a', type: 1 },
    });
    expect(parsed.ok && formatVerifierKey(parsed.value)).toBe(EXAMPLE);
  });

  it('reads back what it wrote, keys of unknown types too', () => {
    const bytes = fc.uint8Array({ minLength: 32, maxLength: 32 });
    fc.assert(
      fc.property(name, fc.nat(255), bytes, (any, type, publicKey) => {
        const key = verifierKey(sha256, any, type, publicKey);
        expect(parseVerifierKey(sha256, formatVerifierKey(key))).toEqual({ ok: true, value: key });
      }),
    );
  });

  it('has another id for another name or type', () => {
    const publicKey = new Uint8Array(32);
    const ids = (
      [
        ['a', 1],
        ['b', 1],
        ['a', 4],
      ] as const
    ).map(([who, type]) => verifierKey(sha256, who, type, publicKey).keyId);
    expect(new Set(ids).size).toBe(3);
  });

  it('of a type that is not known here is kept with the id it came with, and verifies nothing', () => {
    const parsed = parseVerifierKey(sha256, 'witness+01020304+AgECAw==');
    expect(parsed).toMatchObject({ ok: true, value: { type: 2, keyId: '01020304' } });
    expect(parsed.ok && noteVerifier(parsed.value, portableVerify)).toBeNull();
  });

  it.each([
    ['', 'nothing'],
    ['example.com/foo', 'a name alone'],
    [EXAMPLE.replace('530d', '530D'), 'capital digits'],
    [EXAMPLE.replace('530d903a', '530d903b'), 'the id of another key'],
    [EXAMPLE.replace('foo', 'fop'), 'the name of another key'],
    [EXAMPLE.replace('foo', 'f o'), 'a space'],
    [EXAMPLE.replace('+Ae', '+BO'), 'the id of another type'],
    [` ${EXAMPLE}`, 'a space before'],
    [`${EXAMPLE}\n`, 'a newline after'],
    [`${EXAMPLE}=`, 'wrong padding'],
    ['+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k', 'no name'],
    ['example.com/foo+530d903a+', 'no key'],
    ['example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U0=', 'a key of 31 bytes'],
  ])('%j is refused (%s)', (text) => {
    expect(parseVerifierKey(sha256, text)).toMatchObject(malformed);
  });

  it('is never made of a name or a key that no line could carry', () => {
    const publicKey = new Uint8Array(32);
    for (const each of ['', 'a b', 'a+b', 'a\nb', 'a\u3000b']) {
      expect(() => verifierKey(sha256, each, NOTE_ED25519, publicKey)).toThrow(RangeError);
    }
    expect(() => verifierKey(sha256, 'a', COSIGNATURE_V1, publicKey.subarray(1))).toThrow(RangeError);
  });
});
