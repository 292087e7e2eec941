import type { CheckpointStore } from '@mingjing/event-store';
import type { Attendants, SharedLog } from '@mingjing/nodes';
import type { Freshness } from '@mingjing/writer';
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
