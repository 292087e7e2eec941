import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { sign } from 'tweetnacl';
import type { SignEd25519 } from '../ed25519';
import { portableVerify } from '../portable-ed25519';
import { noteVerifier, type NoteVerifier } from '../note-verifier';
import { verifierKey, type VerifierKey } from '../verifier-key';

export const sha256 = (bytes: Uint8Array): Uint8Array => createHash('sha256').update(bytes).digest();

export interface TestKey {
  readonly key: VerifierKey;
  readonly sign: SignEd25519;
  readonly verifier: NoteVerifier;
}

/** A key pair from a seed of 32 equal bytes. */
export function testKey(name: string, type: number, seed: number): TestKey {
  const pair = sign.keyPair.fromSeed(new Uint8Array(32).fill(seed));
  const key = verifierKey(sha256, name, type, pair.publicKey);
  const verifier = noteVerifier(key, portableVerify);
  if (verifier === null) throw new Error('Tests sign with the known types only');
  return { key, sign: (message) => sign.detached(message, pair.secretKey), verifier };
}

export interface RecordVectors {
  readonly origin: string;
  readonly logKey: string;
  readonly keys: Readonly<Record<string, { seed: string; publicKey: string; key: string }>>;
  readonly entries: readonly { entry: string; signed: string; leafHash: string }[];
  readonly inclusion: { index: number; size: number; path: readonly string[] };
  readonly refusedSignatures: readonly { why: string; publicKey: string; sig: string; signed: string }[];
  readonly root: string;
  readonly checkpoint: string;
}

export function recordVectors(): RecordVectors {
  const path = join(__dirname, '../../../../test/vectors/record-vectors.json');
  return JSON.parse(readFileSync(path, 'utf8')) as RecordVectors;
}
