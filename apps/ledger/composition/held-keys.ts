import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { NOTE_ED25519, verifierKey, type VerifierKey } from '@mingjing/log';
import { sha256, type LogKey, type Signer, type WriterParts } from '@mingjing/writer';
import type { DataFolder } from './data-folder';
import { readKeyFile } from './key-file';

/** The two keys that the service itself signs with, each with the file in which its successor is prepared. */
export type ServerKeyKind = 'log' | 'service';

export function serverKeyPath({ keys }: Pick<DataFolder, 'keys'>, kind: ServerKeyKind): string {
  return join(keys, `${kind}.key`);
}

/** Beside the other from the first step of a change to its last, which renames it. */
export function nextKeyPath({ keys }: Pick<DataFolder, 'keys'>, kind: ServerKeyKind): string {
  return join(keys, `${kind}-next.key`);
}

export type HeldKeys = Pick<WriterParts, 'logKey' | 'nextLogKey' | 'serviceKey' | 'nextServiceKey'>;

/**
 * What lies in keys/. The log says which of them signs what; a file that was taken away leaves the other
 * alone, and the start holds both against the log. Throws UnreadableKeyFile.
 */
export function heldKeysIn(folder: DataFolder, origin: string): HeldKeys {
  const [log, nextLog] = signersIn(folder, 'log');
  const [service, nextService] = signersIn(folder, 'service');
  return {
    logKey: asLogKey(origin, log),
    ...(nextLog === undefined ? {} : { nextLogKey: asLogKey(origin, nextLog) }),
    serviceKey: service,
    ...(nextService === undefined ? {} : { nextServiceKey: nextService }),
  };
}

/** The one that signs, and the one that does so next. */
export function serviceSigners({ serviceKey, nextServiceKey }: HeldKeys): readonly [Signer, ...Signer[]] {
  return nextServiceKey === undefined ? [serviceKey] : [serviceKey, nextServiceKey];
}

function signersIn(folder: DataFolder, kind: ServerKeyKind): readonly [Signer, Signer?] {
  const [current, next] = [serverKeyPath(folder, kind), nextKeyPath(folder, kind)];
  if (!existsSync(next)) return [readKeyFile(current).signer];
  if (!existsSync(current)) return [readKeyFile(next).signer];
  return [readKeyFile(current).signer, readKeyFile(next).signer];
}

export function logVerifierKey(origin: string, signer: Pick<Signer, 'publicKey'>): VerifierKey {
  return verifierKey(sha256, origin, NOTE_ED25519, signer.publicKey);
}

function asLogKey(origin: string, signer: Signer): LogKey {
  return { verifier: logVerifierKey(origin, signer), sign: (message) => signer.sign(message) };
}
