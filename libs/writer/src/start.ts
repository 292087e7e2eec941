import { instantOf, readEntry, toHex, type Rejection } from '@mingjing/kernel';
import { MerkleTree, leafHash, noteVerifier, openCheckpoint, portableVerify } from '@mingjing/log';
import { Replay } from './replay';
import { Sealer, type SealedSize } from './seal';
import { ToldWorld } from './told-world';
import { Writer } from './writer';
import type { WriterParts } from './writer-parts';

/** Log and checkpoint store contradict one another, or an entry does not hold: nothing is served, nothing signed. */
export class RefusedToStart extends Error {
  constructor(
    readonly code: string,
    message: string,
  ) {
    super(message);
  }
}

const PAGE = 1_000;

/**
 * Opens a ledger: hashes every entry, checks the log against the last signed checkpoint, tells the
 * index what it has not told yet, and verifies as an outsider would what stands behind the
 * checkpoint before it seals it. Nothing that somebody slipped in is ever signed.
 */
export async function openWriter(parts: WriterParts): Promise<Writer> {
  const { sha256 } = parts.ledger.around;
  const tree = new MerkleTree(sha256);
  const sealed = await lastSealed(parts);
  let world = new ToldWorld(parts.ledger.registry, parts.index);
  if (world.size() > (await parts.store.size())) {
    parts.index.clear();
    world = new ToldWorld(parts.ledger.registry, parts.index);
  }
  const lastRecordedAt = await readThrough(parts, tree, world, sealed.size);
  assertCheckpointFits(tree, sealed);
  assertClock(parts.clock(), lastRecordedAt);
  const sealer = new Sealer(sha256, parts.store, parts.checkpoints, parts.logKey, tree, sealed);
  if (tree.size > sealed.size) await sealer.seal(tree.size);
  world.flush();
  await parts.vault.sweep((id) => world.indexOf(id) !== undefined);
  return new Writer(parts, world, sealer, lastRecordedAt);
}

async function lastSealed(parts: WriterParts): Promise<SealedSize> {
  const stored = await parts.checkpoints.get();
  if (stored === null)
    return { size: 0, root: new MerkleTree(parts.ledger.around.sha256).root(), note: '', version: null };
  const verifier = noteVerifier(parts.logKey.verifier, portableVerify);
  const trust = {
    origin: parts.ledger.around.ledger,
    log: verifier === null ? [] : [verifier],
    witnesses: [],
  };
  const opened = openCheckpoint(stored.note, trust);
  if (!opened.ok) {
    throw new RefusedToStart(
      'checkpoint-not-ours',
      `The checkpoint store holds a checkpoint that this ledger's key did not sign (${opened.rejection.reason}) Put back the checkpoint.db and keys that belong to this ledger.`,
    );
  }
  return { size: opened.value.size, root: opened.value.root, note: stored.note, version: stored.version };
}

/** Hashes all entries; replays those that the index has not told, and strictly those that were never signed. */
async function readThrough(
  parts: WriterParts,
  tree: MerkleTree,
  world: ToldWorld,
  sealedSize: number,
): Promise<string> {
  const { sha256 } = parts.ledger.around;
  const replay = new Replay(parts.ledger, parts.findKey, world);
  let last: Uint8Array | undefined;
  for (;;) {
    const page = await parts.store.read(tree.size, PAGE);
    if (page.length === 0) break;
    for (const bytes of page) {
      if (tree.size >= world.size()) await verifyOne(parts, replay, bytes, tree.size >= sealedSize);
      tree.append(leafHash(sha256, bytes));
      last = bytes;
    }
  }
  const missing = replay.missing();
  if (missing !== undefined) refuse(missing.index, missing.rejection);
  return recordedAtOf(last);
}

/** Signatures of entries under a signed checkpoint were checked before it was signed. */
async function verifyOne(
  parts: WriterParts,
  replay: Replay,
  bytes: Uint8Array,
  unsealed: boolean,
): Promise<void> {
  const index = replay.index;
  const outcome = replay.next(bytes);
  if ('rejection' in outcome) return refuse(index, outcome.rejection);
  if (!unsealed) return;
  const verdicts = await parts.verifier.verify(outcome);
  if (verdicts.includes(false)) {
    refuse(index, {
      code: 'signature-invalid',
      reason: 'A signature of the entry does not hold.',
      facts: {},
    });
  }
}

function refuse(index: number, why: Rejection): never {
  throw new RefusedToStart(
    'entry-invalid',
    `Entry ${String(index)} does not hold (${why.code}): ${why.reason} It was written past the ledger. Keep the files as they are and run fsck.`,
  );
}

function assertCheckpointFits(tree: MerkleTree, sealed: SealedSize): void {
  if (tree.size < sealed.size) {
    throw new RefusedToStart(
      'log-shorter',
      `The log has ${String(tree.size)} entries, but a checkpoint over ${String(sealed.size)} was signed: ledger.db is older than checkpoint.db, or was cut. Restore the newer ledger.db.`,
    );
  }
  const root = toHex(tree.root(sealed.size));
  if (root !== toHex(sealed.root)) {
    throw new RefusedToStart(
      'root-differs',
      `The first ${String(sealed.size)} entries hash to ${root}, but the signed checkpoint says ${toHex(sealed.root)}: an entry was changed after it was signed. Keep the files as they are and run fsck.`,
    );
  }
}

function assertClock(now: number, lastRecordedAt: string): void {
  if (lastRecordedAt !== '' && now < instantOf(lastRecordedAt) - 60_000) {
    throw new RefusedToStart(
      'clock-behind',
      `The server's clock (${new Date(now).toISOString()}) is behind the last entry (${lastRecordedAt}); set it right and start again.`,
    );
  }
}

function recordedAtOf(bytes: Uint8Array | undefined): string {
  if (bytes === undefined) return '1970-01-01T00:00:00.000Z';
  const entry = readEntry(bytes);
  if (!entry.ok)
    throw new RefusedToStart('entry-invalid', `The last entry cannot be read: ${entry.rejection.reason}`);
  return entry.value.recordedAt;
}
