import { createPublicKey, verify } from 'node:crypto';
import { fromBase64, fromHex, utf8 } from '@mingjing/kernel';
import fc from 'fast-check';
import { sign } from 'tweetnacl';
import { isAcceptableSignature, isCanonicalPoint, isSmallOrder } from './ed25519-acceptance';
import { addPoints, decodePoint, GROUP_ORDER, isIdentity, multiplyPoint } from './ed25519-curve';
import { isAcceptablePublicKey } from './ed25519-enrolment';
import { portableVerify } from './portable-ed25519';

const bytes = (hex: string) => fromHex(hex, 32)!;
const seed = fc.uint8Array({ minLength: 32, maxLength: 32 });
const message = utf8('hello');
const pair = sign.keyPair.fromSeed(new Uint8Array(32).fill(7));
const signature = sign.detached(message, pair.secretKey);

/** 2^255 − 19 and the group order, little-endian. */
const P = bytes('edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f');
const L = bytes('edd3f55c1a631258d69cf7a2def9de1400000000000000000000000000000010');
const plus = (number: Uint8Array, small: number) => number.with(0, number[0]! + small);
const negative = (encoding: Uint8Array) => encoding.with(31, encoding[31]! | 0x80);
const withR = (r: Uint8Array) => Uint8Array.of(...r, ...signature.subarray(32));
const withS = (s: Uint8Array) => Uint8Array.of(...signature.subarray(0, 32), ...s);

const ORDER_8 = bytes('c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a');
const OTHER_ORDER_8 = bytes('26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05');
const IDENTITY = new Uint8Array(32).with(0, 1);
const ORDER_2 = plus(P, -1);
const ORDER_4 = new Uint8Array(32);
const SMALL = [
  IDENTITY,
  ORDER_2,
  ORDER_4,
  negative(ORDER_4),
  ...[ORDER_8, OTHER_ORDER_8].flatMap((y) => [y, negative(y)]),
];

/** The key of seed 07…07 plus a point of order 8, 4 and 2, computed outside this library. */
const OUTSIDE_SUBGROUP = [
  { torsion: ORDER_8, key: bytes('1f4f580e73ac208f06760190e9edc6f5916775dabd9c1cdca393175c2d6d1083') },
  { torsion: ORDER_4, key: bytes('b9b5ec0f7c7afb0ca40c0cb4224811f015268f125b6a2a4dac099f5d15344c09') },
  { torsion: ORDER_2, key: bytes('03b5939c1d63adf5410aaf84ecd13a066ab889514141846dbde11596ebb92dd3') },
];

function nodeVerifies(publicKey: Uint8Array, sig: Uint8Array): boolean {
  const der = Buffer.concat([Buffer.from('302a300506032b6570032100', 'hex'), publicKey]);
  return verify(null, message, createPublicKey({ key: der, format: 'der', type: 'spki' }), sig);
}

describe('an Ed25519 signature', () => {
  it('is accepted from every signer, and holds for one message', () => {
    fc.assert(
      fc.property(seed, (any) => {
        const signer = sign.keyPair.fromSeed(any);
        const made = sign.detached(message, signer.secretKey);
        expect(portableVerify(signer.publicKey, message, made)).toBe(true);
        expect(portableVerify(signer.publicKey, utf8('other'), made)).toBe(false);
      }),
      { numRuns: 4 },
    );
  });

  it('has 64 bytes and a key of 32', () => {
    expect(isAcceptableSignature(pair.publicKey, signature)).toBe(true);
    for (const wrong of [signature.subarray(1), Uint8Array.of(...signature, 0), new Uint8Array(0)]) {
      expect(portableVerify(pair.publicKey, message, wrong)).toBe(false);
    }
    expect(portableVerify(pair.publicKey.subarray(1), message, signature)).toBe(false);
    expect(portableVerify(Uint8Array.of(...pair.publicKey, 0), message, signature)).toBe(false);
  });

  it('has an S below L', () => {
    expect(isAcceptableSignature(pair.publicKey, withS(plus(L, -1)))).toBe(true);
    for (const s of [L, plus(L, 1), L.with(31, 0x11), new Uint8Array(32).fill(0xff)]) {
      expect(isAcceptableSignature(pair.publicKey, withS(s))).toBe(false);
    }
  });

  it('has an R in canonical form', () => {
    for (const r of [
      P,
      plus(P, 1),
      negative(P),
      new Uint8Array(32).fill(0xff),
      negative(IDENTITY),
      negative(ORDER_2),
    ]) {
      expect(isAcceptableSignature(pair.publicKey, withR(r))).toBe(false);
    }
    expect(isAcceptableSignature(pair.publicKey, withR(plus(P, -2)))).toBe(true);
  });

  it('is never accepted under a key that is not in canonical form', () => {
    const key = plus(P, 3);
    expect(isSmallOrder(key)).toBe(false);
    expect(isAcceptableSignature(key, signature)).toBe(false);
    expect(isAcceptableSignature(negative(key), signature)).toBe(false);
  });

  it('is never accepted under a key of small order, canonical or not', () => {
    for (const key of [...SMALL, P, plus(P, 1), negative(P), negative(IDENTITY), negative(ORDER_2)]) {
      expect(isSmallOrder(key)).toBe(true);
      expect(isAcceptableSignature(key, signature)).toBe(false);
    }
    expect(isSmallOrder(pair.publicKey)).toBe(false);
  });

  it('that tweetnacl and OpenSSL would take under the identity key is refused', () => {
    const forged = Uint8Array.of(...IDENTITY, ...new Uint8Array(32));
    expect(nodeVerifies(IDENTITY, forged)).toBe(true);
    expect(sign.detached.verify(message, forged, IDENTITY)).toBe(true);
    expect(portableVerify(IDENTITY, message, forged)).toBe(false);
  });

  // record.md restricts A alone. libsodium refuses this one: its adapter must not be the only judge.
  it('with the identity as R is judged by RFC 8032 and not refused', () => {
    const sig = fromBase64(
      'AQAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA9C79aTteT6tP3sQeAg56UKtsYTL75D/XrGAgx+BHrBQ==',
    )!;
    expect(isSmallOrder(sig.subarray(0, 32))).toBe(true);
    expect(isAcceptableSignature(pair.publicKey, sig)).toBe(true);
    expect(nodeVerifies(pair.publicKey, sig)).toBe(true);
    expect(portableVerify(pair.publicKey, message, sig)).toBe(true);
  });

  it('leaves the bytes that it was asked about as they were, Buffers too', () => {
    const [key, sig] = [Buffer.from(negative(pair.publicKey)), Buffer.from(negative(signature))];
    const before = [key.toString('hex'), sig.toString('hex')];
    isAcceptableSignature(key, sig);
    isAcceptablePublicKey(key);
    expect([key.toString('hex'), sig.toString('hex')]).toEqual(before);
  });
});

describe('a public key', () => {
  it('of any signer can be enrolled', () => {
    fc.assert(
      fc.property(seed, (any) => isAcceptablePublicKey(sign.keyPair.fromSeed(any).publicKey)),
      { numRuns: 20 },
    );
  });

  it('of small order cannot be enrolled, and the table names all eight', () => {
    for (const key of SMALL) {
      expect(isCanonicalPoint(key)).toBe(true);
      expect(isIdentity(multiplyPoint(8n, decodePoint(key)!))).toBe(true);
      expect(isAcceptablePublicKey(key)).toBe(false);
    }
    expect(new Set(SMALL.map(String)).size).toBe(8);
  });

  it('outside the prime-order subgroup cannot be enrolled', () => {
    const inside = decodePoint(pair.publicKey)!;
    for (const { torsion, key } of OUTSIDE_SUBGROUP) {
      const point = decodePoint(key)!;
      expect(isIdentity(addPoints(addPoints(inside, decodePoint(torsion)!), negate(point)))).toBe(true);
      expect(isIdentity(multiplyPoint(GROUP_ORDER, point))).toBe(false);
      expect(isAcceptablePublicKey(key)).toBe(false);
    }
  });

  it('that is no point, not canonical or not of 32 bytes cannot be enrolled', () => {
    const noPoint = new Uint8Array(32).with(0, 2);
    expect(decodePoint(noPoint)).toBeNull();
    for (const key of [
      noPoint,
      P,
      plus(P, 3),
      negative(IDENTITY),
      pair.publicKey.subarray(1),
      new Uint8Array(33),
    ]) {
      expect(isAcceptablePublicKey(key)).toBe(false);
    }
  });
});

function negate(point: ReturnType<typeof addPoints>): ReturnType<typeof addPoints> {
  return { ...point, x: -point.x, t: -point.t };
}
