import { readLog, type KnownLog } from '../verifying/known-log';
import { lastSealed } from '../verifying/signed-log';
import { withRootsOf } from '../verifying/start';
import { tellLog } from '../verifying/tell';
import type { WriterParts } from '../writer-parts';
import { LedgerMirror } from './ledger-mirror';

/**
 * Opens what this node has kept so far, and verifies it as a start does. What stands behind the last
 * checkpoint that was adopted is verified as an outsider would; nothing is signed. What this process
 * has done of that already, as the writer, need not be done again.
 */
export async function openMirror(given: WriterParts, known?: KnownLog): Promise<LedgerMirror> {
  const sealed = await lastSealed(given);
  const { tree, told: before } = await readLog(given, sealed, known);
  const parts = { ...given, ledger: withRootsOf(tree, given.ledger) };
  const told = before ?? (await tellLog(parts, tree.size, sealed.size));
  return new LedgerMirror(parts, told, tree, sealed);
}
