import {
  FOUNDER_ACTOR,
  rejection,
  type EventDefinition,
  type Facts,
  type Rejection,
  type Statement,
} from '@mingjing/kernel';
import { rolesOf } from './held-roles';

/** Of new statements of any type (docs/adr/0017): everybody who signs does so in an office that he holds today. */
export function admitCapacities(
  { statedBy }: Pick<EventDefinition, 'statedBy'>,
  statement: Statement,
  facts: Facts,
): Rejection | undefined {
  return (
    refuseOrganisationOfAnotherRole(statedBy, statement, facts) ??
    refuseCosignersWithoutOffice(statement, facts)
  );
}

/** Whoever names an organisation acts for that one: what he may do elsewhere does not count. */
function refuseOrganisationOfAnotherRole(
  statedBy: EventDefinition['statedBy'],
  { actor, org, role, type }: Statement,
  facts: Facts,
): Rejection | undefined {
  if (org === undefined || role !== undefined) return undefined;
  const there = rolesOf(facts, actor)
    .filter((held) => held.org === org)
    .map((held) => held.role);
  if (there.some((one) => statedBy.includes(one))) return undefined;
  return rejection(
    'not-authorised',
    `${type} is stated by ${statedBy.join(', ')}, and in ${org} ${actor} is ${there.join(', ')} only: state the organisation in which he is one.`,
    { actor, type, org, statedBy },
  );
}

/** A second person is somebody who answers for what he signs: a key alone outlives the office. */
function refuseCosignersWithoutOffice(
  { cosigners = [], type }: Statement,
  facts: Facts,
): Rejection | undefined {
  const without = cosigners.find((one) => one !== FOUNDER_ACTOR && rolesOf(facts, one).length === 0);
  if (without === undefined) return undefined;
  return rejection(
    'cosigner-not-authorised',
    `${without} holds no role today, and signs as nobody: let somebody in office cosign, or have a role assigned to ${without} first.`,
    { type, cosigner: without },
  );
}
