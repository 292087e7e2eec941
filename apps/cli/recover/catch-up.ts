import { equalBytes, readEntry, toHex, type Registry } from '@mingjing/kernel';
import {
  TILE_WIDTH,
  entryBundles,
  leafHash,
  type Checkpoint,
  type EntryBundle,
  type MerkleTree,
} from '@mingjing/log';
import { sha256 } from '@mingjing/writer';
import type { EventStore, StoredEntry } from '@mingjing/event-store';
import { CliFailure, EXIT } from '../failure';
import { filesInEntry } from '../log/files-in-entry';
import type { LogSource } from '../log/log-source';
import type { OwnCopy } from './own-copy';

export interface CaughtUp {
  readonly entries: number;
  readonly files: number;
  /** Named by the entries, held neither here nor there. */
  readonly filesAbsent: number;
}

/**
 * Lays what is missing here on the tree of what is here, and demands that the whole hashes to the signed root:
 * then nothing here has to go. Nothing is written. Throws CliFailure.
 */
export async function layMissing(
  { tree }: OwnCopy,
  source: LogSource,
  { size, root }: Checkpoint,
): Promise<MerkleTree> {
  const own = tree.size;
  for await (const { entries } of missingFrom(source, own, size)) {
    for (const bytes of entries) tree.append(leafHash(sha256, bytes));
  }
  if (equalBytes(tree.root(size), root)) return tree;
  throw new CliFailure(
    `The ${own} entries here and the missing ones of ${source.name} together do not hash to the signed root ${toHex(root)}: some that stand here, behind the last checkpoint, are not those that were sealed later. Keep a copy of this folder, move ledger.db and checkpoint.db away, and run the command again: the whole log is then taken from there.`,
    EXIT.no,
  );
}

/**
 * Files first, then the entries that need them, then the checkpoint over all of it: whatever is cut off is done
 * again by the same command. `tree` is that of `layMissing`; `from` is where the missing ones begin.
 */
export async function writeMissing(
  own: OwnCopy,
  source: LogSource,
  from: number,
  { size, note }: { readonly size: number; readonly note: string },
  registry: Registry,
): Promise<CaughtUp> {
  const counts = { files: 0, filesAbsent: 0 };
  // Both are opened before anything is written: the lock on the log is had first.
  const { store, checkpoints } = own;
  for await (const { at, entries } of missingFrom(source, from, size)) {
    for (const bytes of entries) await takeFiles(own, source, registry, bytes, counts);
    await append(store, own.tree, at, entries);
  }
  if (!(await checkpoints.swap(own.version, note, size))) {
    throw new CliFailure(
      'Another process has written checkpoint.db meanwhile; stop it and try again.',
      EXIT.no,
    );
  }
  return { entries: size - from, ...counts };
}

interface Missing {
  /** Index of the first. */
  readonly at: number;
  readonly entries: readonly Uint8Array[];
}

async function* missingFrom(source: LogSource, from: number, size: number): AsyncGenerator<Missing> {
  for (const bundle of entryBundles(size)) {
    const first = bundle.index * TILE_WIDTH;
    if (first + bundle.width <= from) continue;
    const entries = await bundleOf(source, bundle);
    const skipped = Math.max(0, from - first);
    yield { at: first + skipped, entries: entries.slice(skipped) };
  }
}

async function bundleOf(source: LogSource, bundle: EntryBundle): Promise<readonly Uint8Array[]> {
  const entries = await source.entries(bundle);
  if (entries.ok) return entries.value;
  throw new CliFailure(`${source.name}: ${entries.rejection.reason}`, EXIT.no);
}

/** The copy may have changed since it was verified: only what was verified is written. */
async function append(
  store: EventStore,
  tree: MerkleTree,
  at: number,
  entries: readonly Uint8Array[],
): Promise<void> {
  const stored = entries.map((bytes, i): StoredEntry => {
    const entry = readEntry(bytes);
    if (!entry.ok || !equalBytes(leafHash(sha256, bytes), tree.leaf(at + i))) {
      throw new CliFailure(
        `Entry ${at + i} changed while it was read; nothing of it was taken. Try again.`,
        EXIT.no,
      );
    }
    const { id, type } = entry.value.statement;
    return { id, type, bytes };
  });
  const outcome = await store.append(at, stored);
  if (outcome === 'done') return;
  throw new CliFailure('Another process has written ledger.db meanwhile; stop it and try again.', EXIT.no);
}

async function takeFiles(
  { files }: OwnCopy,
  source: LogSource,
  registry: Registry,
  entry: Uint8Array,
  counts: { files: number; filesAbsent: number },
): Promise<void> {
  for (const { sha256: name } of filesInEntry(registry, entry)) {
    if (await files.has(name)) continue;
    const bytes = await source.file(name);
    if (bytes === null || toHex(sha256(bytes)) !== name) counts.filesAbsent++;
    else {
      await files.put(bytes);
      counts.files++;
    }
  }
}
