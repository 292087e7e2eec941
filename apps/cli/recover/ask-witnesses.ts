import { parseVerifierKey } from '@mingjing/log';
import type { MerkleTree } from '@mingjing/log';
import { sha256 } from '@mingjing/writer';
import type { NamedLogKey } from '@mingjing/kernel';
import { areEnough, claimsIn } from '@mingjing/witness';
import type { DataFolder } from '../../ledger/composition/data-folder';
import { contradictionIn, freshnessBy, type FreshnessParts } from '../../ledger/composition/freshness';
import { witnessesIn } from '../../ledger/composition/witnessing';
import { CliFailure, EXIT } from '../failure';

export interface Asked {
  readonly origin: string;
  readonly logKeys: readonly NamedLogKey[];
  /** The checkpoint that would be taken over. */
  readonly note: string;
  readonly tree: MerkleTree;
  /** Those of the folder. */
  readonly checkpoints: FreshnessParts['checkpoints'];
}

/**
 * Holds what would be taken over against what the witnesses of the folder's policy have cosigned. Gives a sentence
 * on how sure that is. Throws CliFailure where one of them knows more, or another history.
 */
export async function holdAgainstWitnesses(
  folder: DataFolder,
  { origin, logKeys, note, tree, checkpoints }: Asked,
): Promise<string> {
  const { witnessedBy } = witnessesIn(process.env['MINGJING_WITNESS_POLICY'], folder);
  if (witnessedBy === undefined)
    return 'No witness is configured: nobody can say whether there was still more.';
  const keys = logKeys.flatMap((named) => {
    const key = parseVerifierKey(sha256, named.logKey);
    return key.ok ? [key.value] : [];
  });
  const { policy } = witnessedBy;
  const consistency = (from: number, to: number): readonly Uint8Array[] => tree.consistency(from, to);
  const sightings = await freshnessBy(policy, { origin }, keys, checkpoints).ask({ note, consistency });
  const found = contradictionIn(sightings, { size: tree.size, rootAt: (size) => tree.root(size) });
  if (found !== undefined) {
    throw new CliFailure(
      `What was to be taken over is not enough or not the same (${found.code}): ${found.contradiction.found} Nothing was written; find a newer export or mirror.`,
      EXIT.no,
    );
  }
  const claims = [...claimsIn(sightings, tree.size)].map(([name, why]) => `\n${name}: ${why}.`).join('');
  return areEnough(policy, sightings, tree.size)
    ? `The witnesses know nothing newer.${claims}`
    : `Too few witnesses confirmed that there was nothing newer; the service asks them again before it takes anything.${claims}`;
}
