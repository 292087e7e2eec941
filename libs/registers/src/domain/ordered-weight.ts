import { holdsRole } from '@mingjing/governance/contracts';
import { rejection, type Facts, type Rejection, type Statement } from '@mingjing/kernel';
import type { EntityChanged, EntityRegistered } from '../payloads/entity-events';
import type { EntityRow } from './rows';

/** As in the table of a plan: a weight tilts the chances within a stratum, and settles nothing. */
const HEAVIEST = 10;

/** Whoever weighs one entity alone says who is drawn: two answer for it. Asked of new statements only (docs/adr/0017). */
export function theWeightIsOrdered(
  _state: unknown,
  statement: Statement<EntityRegistered>,
  facts: Facts,
): Rejection | undefined {
  return refuseWeight(statement.data.weight, 1, statement, facts);
}

/** A weight that is taken away spares the entity as much as one that is given singles it out. */
export function theNewWeightIsOrdered(
  state: EntityRow | undefined,
  statement: Statement<EntityChanged>,
  facts: Facts,
): Rejection | undefined {
  return refuseWeight(statement.data.changes?.weight, state?.weight ?? 1, statement, facts);
}

function refuseWeight(
  weight: number | undefined,
  before: number,
  { actor, cosigners = [] }: Statement<unknown>,
  facts: Facts,
): Rejection | undefined {
  if (weight === undefined || weight === before) return undefined;
  if (weight > HEAVIEST) {
    const reason = `An entity of weight ${weight} would be drawn for certain. A weight is ${HEAVIEST} at most.`;
    return rejection('weight-too-heavy', reason, { weight, most: HEAVIEST });
  }
  const isOrdered = [actor, ...cosigners].some(
    (one) => holdsRole(facts, one, 'HEAD') || holdsRole(facts, one, 'DEPUTY'),
  );
  if (isOrdered) return undefined;
  const reason = `The weight of a single entity is the head's or the deputy's to order: let one of them cosign, or leave it at ${before} and have the plan weigh grades (WeightsDecided).`;
  return rejection('weight-not-ordered', reason, { weight, before });
}
