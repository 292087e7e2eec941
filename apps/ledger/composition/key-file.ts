import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { fromHex, isJsonObject, toBase64, toHex } from '@mingjing/kernel';
import { penOf, type Pen } from '@mingjing/client';
import { strangeEncoding } from '@mingjing/log';
import { nativeSigner, sha256, type Signer } from '@mingjing/writer';
import { flushFolderOf } from './flush-folder';
import { sweepParts, writeNewFile } from './new-file';
import { PassphraseMissing, passphraseAtHand, type Passphrase } from './passphrase';
import { isSealedSeed, openSeed, sealSeed } from './sealed-seed';

/**
 * A key file, mode 0600 (docs/formats/key-file.md). In the clear, for services and first looks:
 *
 *   {"actor":"officer/G-0012","mingjing":"key/v1","publicKey":"<base64>","seed":"<64 hex digits>"}
 *
 * Under a passphrase, for people: `"mingjing":"key/v2"`, and `"sealed":{…}` (sealed-seed.ts) for the seed.
 */
export interface KeyFile {
  readonly actor: string;
  readonly signer: Signer;
}

export class UnreadableKeyFile extends Error {}

interface Opened extends KeyFile {
  readonly seed: Uint8Array;
}

/** Writes a new key; refuses to overwrite one, since what it signed could no longer be continued. */
export function createKeyFile(
  path: string,
  actor: string,
  seed: Uint8Array = randomBytes(32),
  passphrase?: string,
): KeyFile {
  const signer = nativeSigner(seed);
  const text = textOf({ actor, signer, seed }, passphrase);
  // On the disk before anybody relies on it: entry 0 would outlive a key that a power cut takes.
  writeNewFile(path, text);
  return { actor, signer };
}

/** The key that lies there, as an unfinished founding left it, or a new one. */
export function keyFileAt(path: string, actor: string, seed: () => Uint8Array): KeyFile {
  sweepParts(path);
  return existsSync(path) ? readKeyFile(path) : createKeyFile(path, actor, seed());
}

export function readKeyFile(path: string, passphrase: Passphrase = passphraseAtHand): KeyFile {
  const { actor, signer } = open(path, passphrase);
  return { actor, signer };
}

export function readPen(path: string): Pen {
  return penWith(readKeyFile(path));
}

export function penWith({ actor, signer }: KeyFile): Pen {
  return penOf(actor, signer, sha256);
}

/** Puts a key under another passphrase, at today's cost; all or nothing, whatever happens meanwhile. */
export function changePassphrase(path: string, passphrase: Passphrase, next: string): void {
  const text = textOf(open(path, passphrase), next);
  const temporary = `${path}.new`;
  // What a run that was killed left there gives way.
  rmSync(temporary, { force: true });
  writeFileSync(temporary, text, { mode: 0o600, flag: 'wx', flush: true });
  renameSync(temporary, path);
  flushFolderOf(path);
}

function textOf({ actor, signer, seed }: Opened, passphrase: string | undefined): string {
  const publicKey = toBase64(signer.publicKey);
  const file =
    passphrase === undefined
      ? { actor, mingjing: 'key/v1', publicKey, seed: toHex(seed) }
      : {
          actor,
          mingjing: 'key/v2',
          publicKey,
          sealed: sealSeed(seed, passphrase, (count) => randomBytes(count)),
        };
  return `${JSON.stringify(file, null, 2)}\n`;
}

function open(path: string, passphrase: Passphrase): Opened {
  const file = parse(path);
  if (!isJsonObject(file) || typeof file['actor'] !== 'string') throw noKeyFile(path);
  const seed = seedIn(file, path, passphrase);
  const signer = nativeSigner(seed);
  if (file['publicKey'] !== toBase64(signer.publicKey)) {
    throw new UnreadableKeyFile(`${path} is damaged: its public key is not the one of its seed.`);
  }
  return { actor: file['actor'], signer, seed };
}

function seedIn(file: Readonly<Record<string, unknown>>, path: string, passphrase: Passphrase): Uint8Array {
  if (file['mingjing'] === 'key/v2') return unsealed(file['sealed'], path, passphrase);
  const seed = typeof file['seed'] === 'string' ? fromHex(file['seed'], 32) : null;
  if (file['mingjing'] !== 'key/v1' || seed === null) throw noKeyFile(path);
  return seed;
}

function unsealed(sealed: unknown, path: string, passphrase: Passphrase): Uint8Array {
  if (!isSealedSeed(sealed)) {
    throw new UnreadableKeyFile(
      `${path} is damaged, or was made to hold up whoever opens it: its sealed part is none that can be opened (docs/formats/key-file.md). Take a copy of the file.`,
    );
  }
  const seed = openSeed(sealed, asked(path, passphrase));
  if (seed !== null) return seed;
  throw new UnreadableKeyFile(
    `The passphrase is not the one of ${path}, or the file was altered. Nothing was done; try again.`,
  );
}

function asked(path: string, passphrase: Passphrase): string {
  try {
    return passphrase(path);
  } catch (cause) {
    if (cause instanceof PassphraseMissing) throw new UnreadableKeyFile(cause.message, { cause });
    throw cause;
  }
}

function noKeyFile(path: string): UnreadableKeyFile {
  return new UnreadableKeyFile(`${path} is not a key file of this ledger ("mingjing":"key/v1" or "key/v2").`);
}

function parse(path: string): unknown {
  const bytes = bytesOf(path);
  const strange = strangeEncoding(bytes);
  try {
    return JSON.parse(bytes.toString('utf8'));
  } catch (cause) {
    const why = strange === undefined ? 'it is no JSON' : strange;
    throw new UnreadableKeyFile(`The key file ${path} cannot be read: ${why}.`, { cause });
  }
}

function bytesOf(path: string): Buffer {
  try {
    return readFileSync(path);
  } catch (cause) {
    throw new UnreadableKeyFile(`The key file ${path} cannot be read; check the path.`, { cause });
  }
}
