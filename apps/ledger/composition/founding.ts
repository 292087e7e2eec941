import { join } from 'node:path';
import { NOTE_ED25519, formatVerifierKey, verifierKey } from '@mingjing/log';
import { chinaTime, toBase64, uuidFromRandom, type JsonObject, type Statement } from '@mingjing/kernel';
import { sha256 } from '@mingjing/writer';
import { createKeyFile, type KeyFile } from './key-file';
import type { DataFolder } from './data-folder';

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
      logKey: formatVerifierKey(verifierKey(sha256, origin, NOTE_ED25519, logKey)),
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

/** The two keys that the service itself holds; seeds only where a demo must come out the same twice. */
export function createServerKeys(
  folder: DataFolder,
  seeds?: { readonly log: Uint8Array; readonly service: Uint8Array },
): { readonly log: KeyFile; readonly service: KeyFile } {
  return {
    log: createKeyFile(join(folder.keys, 'log.key'), 'ledger', seeds?.log),
    service: createKeyFile(join(folder.keys, 'service.key'), 'ledger', seeds?.service),
  };
}
