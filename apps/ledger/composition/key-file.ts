import { randomBytes } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { fromHex, toBase64, toHex } from '@mingjing/kernel';
import { penOf, type Pen } from '@mingjing/client';
import { nativeSigner, sha256, type Signer } from '@mingjing/writer';

/**
 * A key file, mode 0600:
 *
 *   {"actor":"officer/G-0012","mingjing":"key/v1","publicKey":"<base64>","seed":"<64 hex digits>"}
 */
export interface KeyFile {
  readonly actor: string;
  readonly signer: Signer;
}

export class UnreadableKeyFile extends Error {}

/** Writes a new key; refuses to overwrite one, since what it signed could no longer be continued. */
export function createKeyFile(path: string, actor: string, seed: Uint8Array = randomBytes(32)): KeyFile {
  const signer = nativeSigner(seed);
  const text = JSON.stringify(
    { actor, mingjing: 'key/v1', publicKey: toBase64(signer.publicKey), seed: toHex(seed) },
    null,
    2,
  );
  writeFileSync(path, `${text}\n`, { mode: 0o600, flag: 'wx' });
  return { actor, signer };
}

export function readKeyFile(path: string): KeyFile {
  const file = parse(path);
  const seed = typeof file.seed === 'string' ? fromHex(file.seed, 32) : null;
  if (file.mingjing !== 'key/v1' || typeof file.actor !== 'string' || seed === null) {
    throw new UnreadableKeyFile(`${path} is not a key file of this ledger ("mingjing":"key/v1").`);
  }
  const signer = nativeSigner(seed);
  if (file.publicKey !== toBase64(signer.publicKey)) {
    throw new UnreadableKeyFile(`${path} is damaged: its public key is not the one of its seed.`);
  }
  return { actor: file.actor, signer };
}

export function readPen(path: string): Pen {
  const { actor, signer } = readKeyFile(path);
  return penOf(actor, signer, sha256);
}

function parse(path: string): Record<string, unknown> {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as Record<string, unknown>;
  } catch (cause) {
    throw new UnreadableKeyFile(`The key file ${path} cannot be read.`, { cause });
  }
}
