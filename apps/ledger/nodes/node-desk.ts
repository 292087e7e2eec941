import type { CheckpointStore } from '@mingjing/event-store';
import type { Rejection } from '@mingjing/kernel';
import type { Attendants, SharedLog } from '@mingjing/nodes';
import type { Freshness, LedgerMirror } from '@mingjing/writer';
import type { WitnessedFreshness } from '../composition/freshness';
import { deskBy, type WitnessedBy } from '../composition/witnessing';
import { LatelyWitnessed } from './lately-witnessed';
import type { NodeWitnesses } from './node-witnesses';

/** What a desk needs for one term of the pen. */
export interface NodeDeskParts {
  readonly witnessedBy: WitnessedBy;
  readonly shown: NodeWitnesses;
  /** Asks the witnesses for their newest before anything is signed; made anew for each term. */
  readonly start: (checkpoints: CheckpointStore) => WitnessedFreshness;
  readonly holding: (held: Freshness | undefined) => void;
}

/**
 * Rejects where a pen of this node would be held back: its witnesses do not answer, or do not cosign for it what stands
 * sealed. So two nodes that no witness serves do not take the pen from one another in turn, a minute for each.
 */
export async function assertWatched(
  { witnessedBy, start }: NodeDeskParts,
  { checkpoints }: SharedLog,
  mirror: LedgerMirror,
): Promise<void> {
  const { tree, sealed } = mirror;
  const [asked, desk] = [start(checkpoints), deskBy(witnessedBy, checkpoints)];
  try {
    await asked.confirm({
      ...{ size: sealed.size, note: sealed.note, rootAt: (size) => tree.root(size) },
      consistency: (from, to) => tree.consistency(from, to),
    });
    assertNothing(asked.heldBack());
    await desk.attend(mirror);
    const covered = await desk.covering(sealed.size);
    assertNothing(covered.ok ? undefined : covered.rejection);
  } finally {
    asked.close();
    desk.close();
  }
}

function assertNothing(held: Rejection | undefined): void {
  if (held === undefined) return;
  throw new Error(`The node that writes is held back, and so would this one be: ${held.reason}`);
}

/** Witnesses for one term: asked at its beginning, followed by every seal, waited for at most a minute. */
export function attendantsFor(
  { witnessedBy, shown, start, holding }: NodeDeskParts,
  { checkpoints }: SharedLog,
): Attendants {
  const witnesses = deskBy(witnessedBy, checkpoints);
  const asked = start(checkpoints);
  const freshness = new LatelyWitnessed(asked, witnesses, witnessedBy.elapsed ?? (() => performance.now()));
  return {
    ...{ witnesses, freshness },
    attend: async (writer) => {
      await witnesses.attend(writer);
      witnesses.heard(asked.claims);
      freshness.attend(writer);
      shown.sit(witnesses);
      holding(freshness);
    },
    dismiss: () => {
      holding(undefined);
      shown.sit(undefined);
      freshness.close();
      asked.close();
      witnesses.close();
    },
  };
}
