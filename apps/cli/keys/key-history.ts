import { openSqliteCheckpointStore, openSqliteEventStore } from '@mingjing/event-store';
import {
  LEDGER_ACTOR,
  followLogKeys,
  fromBase64,
  keyId,
  readEntry,
  type LogKeyEvent,
  type NamedLogKey,
} from '@mingjing/kernel';
import { parseCheckpoint } from '@mingjing/log';
import { sha256 } from '@mingjing/writer';
import type { DataFolder } from '../../ledger/composition/data-folder';
import { unavailable, unreadable } from '../failure';
import { originIn } from '../gateway/open-alone';

/** A service key as the log knows it. */
export interface NamedServiceKey {
  /** 16 hex digits. */
  readonly keyId: string;
  readonly enrolledAt: number;
  readonly revokedAt?: number;
}

/** What the log says of the server's own keys; of entries that are not sealed yet nothing is told. */
export interface KeyHistory {
  readonly origin: string;
  /** Entries under the newest checkpoint. */
  readonly sealed: number;
  readonly logKeys: readonly NamedLogKey[];
  readonly serviceKeys: readonly NamedServiceKey[];
}

const PAGE = 1_000;
/** Every event about these keys stands in one of two streams; looking for their names is far cheaper than parsing. */
const STREAMS = ['"stream":"ledger/main"', '"stream":"actor/ledger"'].map((text) => Buffer.from(text));

/** Reads the sealed log beside a running service; nothing is locked and nothing written. Throws CliFailure and RefusedToStart. */
export async function keyHistoryIn(folder: DataFolder): Promise<KeyHistory> {
  await originIn(folder);
  const sealed = await sealedSize(folder);
  const store = openSqliteEventStore(folder.ledger, { readOnly: true });
  let history: KeyHistory | undefined;
  try {
    for (let at = 0; at < sealed; at += PAGE) {
      const page = await store.read(at, Math.min(PAGE, sealed - at));
      for (const [i, bytes] of page.entries()) history = followed(history, at + i, bytes, sealed);
    }
  } finally {
    await store.close();
  }
  if (history === undefined)
    throw unavailable(`${folder.root} holds no ledger; name its folder with --data.`);
  return history;
}

/** `--last-trusted` names an entry that the sealed log has: the ledger would refuse another one. Throws CliFailure. */
export async function demandEntry(folder: DataFolder, index: number | undefined): Promise<void> {
  if (index === undefined) return;
  await originIn(folder);
  const size = await sealedSize(folder);
  if (index < size) return;
  throw unreadable(
    `--last-trusted ${index}: the log has ${size} entries, the last of them is ${size - 1}. Give the index of the last entry at which the key was in good hands.`,
  );
}

async function sealedSize({ checkpoint }: DataFolder): Promise<number> {
  const checkpoints = openSqliteCheckpointStore(checkpoint, { readOnly: true });
  try {
    const claimed = parseCheckpoint((await checkpoints.get())?.note ?? '');
    return claimed.ok ? claimed.value.size : 0;
  } finally {
    await checkpoints.close();
  }
}

function followed(
  before: KeyHistory | undefined,
  index: number,
  bytes: Uint8Array,
  sealed: number,
): KeyHistory | undefined {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  if (!STREAMS.some((stream) => buffer.includes(stream))) return before;
  const entry = readEntry(bytes);
  if (!entry.ok) return before;
  const { type, data, ledger: origin } = entry.value.statement;
  const event = { type, data, index };
  const { logKeys = [], serviceKeys = [] } = before ?? {};
  return {
    ...{ origin, sealed },
    logKeys: followLogKeys(logKeys, event),
    serviceKeys: followServiceKeys(serviceKeys, event),
  };
}

function followServiceKeys(
  keys: readonly NamedServiceKey[],
  { type, data, index }: LogKeyEvent,
): readonly NamedServiceKey[] {
  if (type === 'LedgerOpened') return named(data['serviceKey'], index);
  if (data['actor'] !== LEDGER_ACTOR) return keys;
  if (type === 'KeyEnrolled') return [...keys, ...named(data['publicKey'], index)];
  if (type !== 'KeyRevoked') return keys;
  return keys.map((key) => (key.keyId === data['key'] ? { ...key, revokedAt: index } : key));
}

function named(text: unknown, enrolledAt: number): readonly NamedServiceKey[] {
  const publicKey = typeof text === 'string' ? fromBase64(text, 32) : null;
  return publicKey === null ? [] : [{ keyId: keyId(sha256, publicKey), enrolledAt }];
}
