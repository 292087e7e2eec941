import { hashLog, lastSealed } from '../verifying/signed-log';
import { withRootsOf } from '../verifying/start';
import { tellLog } from '../verifying/tell';
import type { WriterParts } from '../writer-parts';
import { LedgerMirror } from './ledger-mirror';

/**
 * Opens what this node has kept so far, and verifies it as a start does. What stands behind the last
 * checkpoint that was adopted is verified as an outsider would; nothing is signed.
 */
export async function openMirror(given: WriterParts): Promise<LedgerMirror> {
  const sealed = await lastSealed(given);
  const tree = await hashLog(given, sealed);
  const parts = { ...given, ledger: withRootsOf(tree, given.ledger) };
  const told = await tellLog(parts, tree.size, sealed.size);
  return new LedgerMirror(parts, told, tree, sealed);
}
