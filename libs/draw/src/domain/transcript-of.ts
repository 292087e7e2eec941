import type { Facts } from '@mingjing/kernel';
import type { PublicTranscript, Transcript } from '../algorithm/draw-types';
import { publicTranscript, transcriptOfPool } from '../algorithm/transcript';
import { transcriptHash } from '../algorithm/transcript-hash';
import { isUnblinded } from './draw-questions';
import { drawOf, frozenOf } from './draw-state';
import { recomputeDraw } from './recompute';

/** The full one goes to auditors, the public one to everybody; with the hash of each, as DrawPublished names them. */
export interface DrawTranscripts {
  readonly full: Transcript;
  readonly public: PublicTranscript;
  readonly hash: string;
  readonly publicHash: string;
}

/**
 * Rebuilt from the events and the frozen lists. Undefined before the last side's unblinding: no
 * transcript exists before that. Throws where a list is not held beside the ledger.
 */
export function transcriptOf(facts: Facts, drawId: string): DrawTranscripts | undefined {
  const draw = drawOf(facts, drawId);
  const frozen = draw && frozenOf(facts, draw);
  if (draw === undefined || frozen === undefined || !isUnblinded(facts, drawId)) return undefined;
  const { input, pool, result } = recomputeDraw(facts, draw);
  const commitments = draw.commitments.map(({ contributor, commitment }) => ({ contributor, commitment }));
  const { entities, officers, conflicts } = frozen.roots;
  const roots = { entities, officers, conflicts };
  const full = transcriptOfPool(input, { pool, roots }, commitments, result);
  const open = publicTranscript(full);
  return {
    full,
    public: open,
    // Of millions of rows nobody asks for them but who publishes.
    get hash(): string {
      return transcriptHash(full, facts.sha256);
    },
    get publicHash(): string {
      return transcriptHash(open, facts.sha256);
    },
  };
}
