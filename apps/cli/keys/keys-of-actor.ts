import { openSqliteEventStore } from '@mingjing/event-store';
import { fromBase64, keyId, readEntry } from '@mingjing/kernel';
import { sha256 } from '@mingjing/writer';
import type { DataFolder } from '../../ledger/composition/data-folder';
import { originIn } from '../gateway/open-alone';

const PAGE = 1_000;

/** Ids of an actor's keys that the log has enrolled and not revoked, read beside a running service. */
export async function keysInForceOf(folder: DataFolder, actor: string): Promise<readonly string[]> {
  await originIn(folder);
  const stream = Buffer.from(`"stream":${JSON.stringify(`actor/${actor}`)}`);
  const founding = Buffer.from('"type":"LedgerOpened"');
  const keys = new Set<string>();
  const store = openSqliteEventStore(folder.ledger, { readOnly: true });
  try {
    for (let at = 0; ; at += PAGE) {
      const page = await store.read(at, PAGE);
      for (const bytes of page) {
        const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
        if (buffer.includes(stream) || buffer.includes(founding)) follow(keys, bytes, actor);
      }
      if (page.length < PAGE) return [...keys];
    }
  } finally {
    await store.close();
  }
}

function follow(keys: Set<string>, bytes: Uint8Array, actor: string): void {
  const entry = readEntry(bytes);
  if (!entry.ok) return;
  const { type, data } = entry.value.statement;
  const founder = data['founder'] as { readonly publicKey?: unknown } | undefined;
  if (type === 'LedgerOpened' && actor === 'founder') enrol(keys, founder?.publicKey);
  if (data['actor'] !== actor) return;
  if (type === 'KeyEnrolled') enrol(keys, data['publicKey']);
  if (type === 'KeyRevoked' && typeof data['key'] === 'string') keys.delete(data['key']);
}

function enrol(keys: Set<string>, text: unknown): void {
  const publicKey = typeof text === 'string' ? fromBase64(text, 32) : null;
  if (publicKey !== null) keys.add(keyId(sha256, publicKey));
}
