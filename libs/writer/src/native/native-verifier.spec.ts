import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fromBase64, signedBytes, toBase64, utf8 } from '@mingjing/kernel';
import { portableVerify } from '@mingjing/log';
import { CheckBatch } from './check-batch';
import { nativeSigner } from './native-signer';
import { NativeVerifier } from './native-verifier';
import { sha256 } from './hashes';
import { secondOpinion } from './second-opinion';
import type { SignatureCheck } from './signature-verifier';
import { isAcceptable } from './verify-now';

interface Vectors {
  readonly refusedSignatures: readonly {
    readonly why: string;
    readonly publicKey: string;
    readonly sig: string;
    readonly signed: string;
  }[];
}

const { refusedSignatures } = JSON.parse(
  readFileSync(join(__dirname, '../../../../test/vectors/record-vectors.json'), 'utf8'),
) as Vectors;

const refused: readonly SignatureCheck[] = refusedSignatures.map(({ publicKey, sig, signed }) => ({
  publicKey: fromBase64(publicKey)!,
  message: fromBase64(signed)!,
  signature: fromBase64(sig)!,
}));

function sound(n: number): SignatureCheck {
  const signer = nativeSigner(sha256(utf8(`signer ${n % 5}`)));
  const message = utf8('m'.repeat(n % 700));
  return { publicKey: signer.publicKey, message, signature: signer.sign(message) };
}

function forged(n: number): SignatureCheck {
  return { ...sound(n), message: utf8(`other ${n}`) };
}

/**
 * A signature whose R is the identity: S = h·a, so that S·B = R + h·A. RFC 8032 and the record allow
 * it; libsodium does not. Nobody but the key's holder can make it.
 */
function identityR(): SignatureCheck {
  const seed = sha256(utf8('signer of R = 1'));
  const { publicKey } = nativeSigner(seed);
  const message = utf8('message');
  const scalar = sha512(seed).subarray(0, 32);
  scalar[0] = scalar[0]! & 248;
  scalar[31] = (scalar[31]! & 127) | 64;
  const r = Uint8Array.from({ length: 32 }, (_, i) => (i === 0 ? 1 : 0));
  const h = numberOf(sha512(Buffer.concat([r, publicKey, message])));
  const s = (h * numberOf(scalar)) % ORDER;
  return { publicKey, message, signature: Uint8Array.from([...r, ...littleEndian(s)]) };
}

const ORDER = 2n ** 252n + 27742317777372353535851937790883648493n;

function sha512(bytes: Uint8Array): Uint8Array {
  return Uint8Array.from(createHash('sha512').update(bytes).digest());
}

function numberOf(bytes: Uint8Array): bigint {
  return bytes.reduceRight((sum, byte) => (sum << 8n) | BigInt(byte), 0n);
}

function littleEndian(number: bigint): readonly number[] {
  return Array.from({ length: 32 }, (_, i) => Number((number >> BigInt(8 * i)) & 255n));
}

/** A batch of the whole log's verifier: bodies that are signed under their pre-authentication encoding. */
function batchOf(checks: readonly { readonly entry: number; readonly isForged: boolean }[]): CheckBatch {
  const batch = new CheckBatch();
  for (const { entry, isForged } of checks) {
    const signer = nativeSigner(sha256(utf8(`signer ${entry % 5}`)));
    const body = utf8(`{"data":"${'企'.repeat(entry % 300)}"}`);
    const signature = signer.sign(signedBytes(isForged ? utf8('{}') : body));
    expect(batch.hasRoom(body)).toBe(true);
    expect(batch.add(entry, signer.publicKey, toBase64(signature), body)).toBe(true);
  }
  return batch;
}

describe('verifying in batches', () => {
  const verifier = new NativeVerifier(2);
  afterAll(() => verifier.close());

  it('names the first entry that fails, and gives the batch back empty', async () => {
    const forgedAt = (...at: readonly number[]): CheckBatch =>
      batchOf(Array.from({ length: 200 }, (_, entry) => ({ entry, isForged: at.includes(entry) })));
    const [none, two] = [forgedAt(), forgedAt(199, 17)];
    expect(await Promise.all([verifier.verifyBatch(none), verifier.verifyBatch(two)])).toEqual([
      undefined,
      17,
    ]);
    expect([none.count, two.count]).toEqual([0, 0]);
    expect(two.add(0, new Uint8Array(32), toBase64(new Uint8Array(64)), utf8('{}'))).toBe(false);
    expect(await verifier.verifyBatch(two)).toBeUndefined();
  });

  it('takes none of the signatures that the record refuses', () => {
    for (const { publicKey, signature } of refused.filter((one) => !isAcceptable(one))) {
      if (signature.length !== 64) continue;
      expect(new CheckBatch().add(0, publicKey, toBase64(signature), utf8('{}'))).toBe(false);
    }
  });

  it('has no room for more than it holds', () => {
    const batch = new CheckBatch();
    const body = new Uint8Array(65_000);
    let count = 0;
    for (; batch.hasRoom(body); count++) {
      expect(batch.add(count, sound(1).publicKey, toBase64(sound(1).signature), body)).toBe(true);
    }
    expect(count).toBe(8);
  });

  it('is refused by a verifier that is closed', async () => {
    const closed = new NativeVerifier(1);
    await closed.close();
    await expect(closed.verifyBatch(batchOf([{ entry: 0, isForged: false }]))).rejects.toThrow('closed');
  });
});

describe('verifying in worker threads', () => {
  let verifier: NativeVerifier;
  beforeEach(() => {
    verifier = new NativeVerifier(2);
  });
  afterEach(() => verifier.close());

  it('refuses every signature that the record refuses, whatever the library would say', async () => {
    expect(refused.length).toBeGreaterThan(0);
    expect(await verifier.verify(refused)).toEqual(refused.map(() => false));
    for (const check of refused) {
      expect(verifier.verifyNow(check)).toBe(false);
      expect(await verifier.verify([check])).toEqual([false]);
    }
  });

  it('answers in the order of the checks, across batches and callers', async () => {
    const calls = Array.from({ length: 40 }, (_, call) =>
      Array.from({ length: (call * 7) % 60 }, (_, i) => (i % 3 === call % 3 ? forged(i) : sound(i))),
    );
    const verdicts = await Promise.all(calls.map((checks) => verifier.verify(checks)));
    for (const [call, checks] of calls.entries()) {
      expect(verdicts[call]).toEqual(checks.map((_, i) => i % 3 !== call % 3));
    }
  });

  it('agrees with the portable verifier on what each of them judges', async () => {
    const checks = [sound(3), forged(3), identityR(), ...refused];
    const portable = checks.map(({ publicKey, message, signature }) =>
      portableVerify(publicKey, message, signature),
    );
    expect(portable.slice(0, 3)).toEqual([true, false, true]);
    expect(await verifier.verify(checks)).toEqual(portable);
    expect(checks.map((check) => verifier.verifyNow(check))).toEqual(portable);
  });

  it('agrees with the second opinion', () => {
    const checks = [sound(3), forged(3), identityR(), ...refused];
    const second = checks.map(({ publicKey, message, signature }) =>
      secondOpinion(publicKey, message, signature),
    );
    expect(second).toEqual(checks.map((check) => verifier.verifyNow(check)));
  });

  it.each([0, 1, 31, 33])('takes a key of %i bytes for no key', async (length) => {
    const check = { ...sound(1), publicKey: new Uint8Array(length) };
    expect(await verifier.verify([check, sound(1)])).toEqual([false, true]);
    expect(verifier.verifyNow(check)).toBe(false);
  });

  it('gives an empty list for an empty list', async () => {
    expect(await verifier.verify([])).toEqual([]);
  });

  it('rejects what still waits when it is closed, and all that comes after', async () => {
    const waiting = verifier.verify(Array.from({ length: 400 }, (_, i) => sound(i)));
    const closing = verifier.close();
    await expect(waiting).rejects.toThrow('closed');
    await closing;
    await expect(verifier.verify([sound(1)])).rejects.toThrow('closed');
  });
});
