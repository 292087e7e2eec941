import { scryptSync } from 'node:crypto';
import { fromBase64, toBase64 } from '@mingjing/kernel';
import { secretbox } from 'tweetnacl';

/**
 * A seed under a passphrase, as it stands in a key file (docs/formats/key-file.md):
 *
 *   {"N":131072,"box":"<base64, 48 bytes>","kdf":"scrypt","nonce":"<base64, 24 bytes>","p":1,"r":8,"salt":"<base64, 32 bytes>"}
 *
 * key = scrypt (RFC 7914) of the passphrase (UTF-8, NFC), 32 bytes; box = XSalsa20-Poly1305 (NaCl
 * secretbox) of the 32 bytes of the seed.
 */
export interface SealedSeed {
  readonly N: number;
  readonly box: string;
  readonly kdf: 'scrypt';
  readonly nonce: string;
  readonly p: number;
  readonly r: number;
  readonly salt: string;
}

/** What new files are written with; older ones say their own, and `key passwd` brings them up to these. */
const COST = { N: 2 ** 17, r: 8, p: 1 } as const;
/** Below, a passphrase is guessed too cheaply; above, a forged file would hold up whoever opens it. */
const BOUNDS = { N: [2 ** 17, 2 ** 20], r: [8, 32], p: [1, 16] } as const;
/** Taken together: a GiB of memory, and sixteen times what new files cost, some seconds. */
const MOST = { bytes: 2 ** 30, work: 16 * COST.N * COST.r * COST.p } as const;

export function sealSeed(
  seed: Uint8Array,
  passphrase: string,
  random: (count: number) => Uint8Array,
): SealedSeed {
  const [salt, nonce] = [random(32), random(secretbox.nonceLength)];
  const box = secretbox(seed, nonce, keyFrom(passphrase, salt, COST));
  return { ...COST, kdf: 'scrypt', box: toBase64(box), nonce: toBase64(nonce), salt: toBase64(salt) };
}

/** The seed; null for another passphrase, or where the box was altered. */
export function openSeed({ box, nonce, salt, N, r, p }: SealedSeed, passphrase: string): Uint8Array | null {
  const [sealed, once, salted] = [fromBase64(box, 48), fromBase64(nonce, 24), fromBase64(salt, 32)];
  if (sealed === null || once === null || salted === null) return null;
  return secretbox.open(sealed, once, keyFrom(passphrase, salted, { N, r, p }));
}

/** The form alone, and that its cost is one that may be asked of this machine. */
export function isSealedSeed(value: unknown): value is SealedSeed {
  if (typeof value !== 'object' || value === null) return false;
  const { box, nonce, salt, kdf, ...cost } = value as Record<string, unknown>;
  const texts = [box, nonce, salt].every((one) => typeof one === 'string');
  return texts && kdf === 'scrypt' && isBearable(cost);
}

function isBearable(cost: Readonly<Record<string, unknown>>): boolean {
  const within = Object.entries(BOUNDS).every(([name, [least, most]]) => {
    const value = cost[name];
    return typeof value === 'number' && Number.isInteger(value) && value >= least && value <= most;
  });
  if (!within) return false;
  const { N, r, p } = cost as unknown as SealedSeed;
  return Number.isInteger(Math.log2(N)) && bytesFor(N, r) <= MOST.bytes && N * r * p <= MOST.work;
}

/** RFC 7914, 2: the memory that scrypt takes. */
function bytesFor(N: number, r: number): number {
  return 128 * N * r;
}

function keyFrom(
  passphrase: string,
  salt: Uint8Array,
  { N, r, p }: Pick<SealedSeed, 'N' | 'r' | 'p'>,
): Uint8Array {
  // Node refuses more than 32 MiB unless it is told.
  const maxmem = bytesFor(N, r) + 128 * r * p + 2 ** 20;
  return new Uint8Array(scryptSync(passphrase.normalize('NFC'), salt, 32, { N, r, p, maxmem }));
}
