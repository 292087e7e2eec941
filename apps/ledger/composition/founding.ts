import { formatVerifierKey } from '@mingjing/log';
import { chinaTime, toBase64, uuidFromRandom, type JsonObject, type Statement } from '@mingjing/kernel';
import { createKeyFile, keyFileAt, type KeyFile } from './key-file';
import type { DataFolder } from './data-folder';
import { markFounding } from './founding-mark';
import { logVerifierKey, serverKeyPath } from './held-keys';

export interface Founding {
  readonly origin: string;
  readonly founderKey: Uint8Array;
  readonly logKey: Uint8Array;
  readonly serviceKey: Uint8Array;
  readonly policy: JsonObject;
  /** Milliseconds since the epoch. */
  readonly now: number;
  /** 16 bytes. */
  readonly random: Uint8Array;
}

/** The statement of entry 0, for the founder to sign. */
export function openingStatement(founding: Founding): Statement {
  const { origin, founderKey, logKey, serviceKey, policy, now, random } = founding;
  return {
    actor: 'founder',
    data: {
      founder: { actor: 'founder', publicKey: toBase64(founderKey) },
      logKey: formatVerifierKey(logVerifierKey(origin, { publicKey: logKey })),
      origin,
      policy,
      serviceKey: toBase64(serviceKey),
    },
    id: uuidFromRandom(random),
    ledger: origin,
    occurredAt: chinaTime(now),
    stream: 'ledger/main',
    type: 'LedgerOpened',
    version: 1,
  };
}

export interface ServerKeys {
  readonly log: KeyFile;
  readonly service: KeyFile;
}

/** The two keys that the service itself holds; seeds only where a demo must come out the same twice. */
export function createServerKeys(
  folder: DataFolder,
  seeds?: { readonly log: Uint8Array; readonly service: Uint8Array },
): ServerKeys {
  return {
    log: createKeyFile(serverKeyPath(folder, 'log'), 'ledger', seeds?.log),
    service: createKeyFile(serverKeyPath(folder, 'service'), 'ledger', seeds?.service),
  };
}

/**
 * Those that an earlier, unfinished founding left in the folder, or new ones; marked until entry 0 is sealed. The
 * caller has asked `assertNothingLost`.
 */
export function serverKeysIn(folder: DataFolder, seed: () => Uint8Array): ServerKeys {
  markFounding(folder);
  const at = (path: string): KeyFile => keyFileAt(path, 'ledger', seed);
  return { log: at(serverKeyPath(folder, 'log')), service: at(serverKeyPath(folder, 'service')) };
}
