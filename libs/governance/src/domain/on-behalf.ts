import { chinaDay, rejection, type Facts, type Rejection, type Statement } from '@mingjing/kernel';
import { delegationsTo, type Delegation } from './delegation';
import { holdsRole, organisationOf } from './held-roles';

/**
 * `onBehalfOf` names a person in whose stead the actor acts (record.md, statement): a clerk of his own
 * organisation who enters for him (handbook 5.1, ENTRY), or somebody of an organisation to which his
 * own has delegated in writing (Penalty Law Art. 20) and has not revoked it. What a delegation covers
 * is a phrase for people: that the act is within it is not judged here.
 */
export function onlyADelegateActsOnBehalf(
  { actor, onBehalfOf: principal }: Statement,
  facts: Facts,
): Rejection | undefined {
  if (principal === undefined) return undefined;
  const [his, mine] = [organisationOf(facts, principal), organisationOf(facts, actor)];
  const sits = mine.some((org) => his.includes(org));
  if (sits && holdsRole(facts, actor, 'ENTRY')) return undefined;
  const today = chinaDay(facts.recordedAt);
  const delegated = mine
    .flatMap((org) => delegationsTo(facts, org))
    .some((one) => his.includes(one.from) && standsOn(today, one));
  if (delegated) return undefined;
  const reason = `${actor} may not act on behalf of ${principal}: no organisation in which ${principal} holds a role has delegated to one of ${actor} today, and ${actor} is no entry clerk beside him. Leave "onBehalfOf" out, or have the delegation registered first.`;
  return rejection('on-behalf-not-delegated', reason, { actor, onBehalfOf: principal });
}

function standsOn(day: string, { validFrom, validTo }: Delegation): boolean {
  return validFrom <= day && (validTo === undefined || day <= validTo);
}
