import type { FileStore, LocalFileStore } from '@mingjing/event-store';
import type { Disclosures } from '@mingjing/kernel';
import type { VaultStore } from '@mingjing/vault';
import type { Keeper } from './keeper';
import { asJson, type Call, type NodeCaller } from './node-caller';

/** Milliseconds: a file of 32 MB over a slow line. */
const PATIENCE_MS = 30_000;
/** Of one request; the keeper takes twice as much. What is kept in parts is kept before any of it is appended. */
const MOST_BYTES = 1024 * 1024;

/** The vault and the evidence of another node. Rejects with `StoreUnavailable` while that one is away. */
export function keeperAt(url: string, caller: NodeCaller, cache: LocalFileStore): Keeper {
  const at = (path: string, body?: Uint8Array): Call => ({
    ...{ url, path, timeout: PATIENCE_MS },
    ...(body === undefined ? {} : { body }),
  });
  return { vault: vaultAt(at, caller), files: filesAt(at, caller, cache) };
}

type At = (path: string, body?: Uint8Array) => Call;

function vaultAt(at: At, caller: NodeCaller): VaultStore {
  const keepAll: VaultStore['keepAll'] = async (statements) => {
    const body = asJson(statements);
    if (body.length > MOST_BYTES && statements.length > 1) {
      const half = Math.ceil(statements.length / 2);
      await keepAll(statements.slice(0, half));
      return keepAll(statements.slice(half));
    }
    await caller.json(at('/nodes/vault/disclosures', body));
  };
  return {
    keepAll,
    keep: (statementId, fields) => keepAll([{ statementId, fields }]),
    of: (id) => caller.json<Disclosures>(at(`/nodes/vault/disclosures/${encodeURIComponent(id)}`)),
    sweep: () => Promise.resolve(0),
    read: askTheKeeper,
    erase: askTheKeeper,
    eraseAgain: askTheKeeper,
    pseudonymFor: askTheKeeper,
    close: () => Promise.resolve(),
  };
}

/** By subject it is read and destroyed on the machine where it lies, by whoever may. */
function askTheKeeper(): Promise<never> {
  return Promise.reject(new Error('Subjects are looked up where the vault lies: on the node that keeps it.'));
}

/** A file that was read once lies here too: it never changes, and decisions cannot wait for another node. */
function filesAt(at: At, caller: NodeCaller, cache: LocalFileStore): FileStore {
  const get: FileStore['get'] = async (sha256) => {
    const held = await cache.get(sha256).catch(() => undefined);
    if (held !== undefined || !/^[0-9a-f]{64}$/.test(sha256)) return held;
    const bytes = await caller.ask(at(`/nodes/files/${sha256}`));
    if (bytes === undefined) return undefined;
    // Under its own name only: what the keeper sent is hashed here.
    return (await cache.put(bytes)) === sha256 ? bytes : undefined;
  };
  return {
    get,
    has: async (sha256) => (await get(sha256)) !== undefined,
    size: async (sha256) => (await cache.size(sha256)) ?? (await get(sha256))?.length,
    put: async (bytes) => {
      await caller.json({ ...at('/nodes/files', bytes), type: 'application/octet-stream' });
      return cache.put(bytes);
    },
  };
}
