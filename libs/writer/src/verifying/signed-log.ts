import { toHex } from '@mingjing/kernel';
import { MerkleTree, leafHash, noteVerifier, openCheckpoint, portableVerify } from '@mingjing/log';
import type { SealedSize } from '../sealing/seal';
import type { WriterParts } from '../writer-parts';
import { RefusedToStart } from './refused-to-start';

/** Entries that are held in memory together. */
export const PAGE = 1_000;

/** The checkpoint that was signed last; of size 0 where none was. */
export async function lastSealed(parts: WriterParts): Promise<SealedSize> {
  const { sha256, ledger: origin } = parts.ledger.around;
  const stored = await parts.checkpoints.get();
  if (stored === null) return { size: 0, root: new MerkleTree(sha256).root(), note: '', version: null };
  const verifier = noteVerifier(parts.logKey.verifier, portableVerify);
  const trust = { origin, log: verifier === null ? [] : [verifier], witnesses: [] };
  const opened = openCheckpoint(stored.note, trust);
  if (!opened.ok) {
    throw new RefusedToStart(
      'checkpoint-not-ours',
      `The checkpoint store holds a checkpoint that this ledger's key did not sign (${opened.rejection.reason}) Put back the checkpoint.db and keys that belong to this ledger.`,
    );
  }
  const { size, root } = opened.value;
  return { size, root, note: stored.note, version: stored.version };
}

/** Hashes every entry of the log and holds it against what was signed: a shorter log or another root is refused. */
export async function hashLog(parts: WriterParts, sealed: SealedSize): Promise<MerkleTree> {
  const { sha256 } = parts.ledger.around;
  const tree = new MerkleTree(sha256);
  for (;;) {
    const page = await parts.store.read(tree.size, PAGE);
    for (const bytes of page) tree.append(leafHash(sha256, bytes));
    if (page.length === 0) break;
  }
  assertFits(tree, sealed);
  return tree;
}

function assertFits(tree: MerkleTree, sealed: SealedSize): void {
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
      `The first ${String(sealed.size)} entries hash to ${root}, but the signed checkpoint says ${toHex(sealed.root)}: an entry was changed after it was signed. Keep the files as they are and run "mingjing verify --data DIR".`,
    );
  }
}
