import {
  FOUNDER_ACTOR,
  rejection,
  type EventDefinition,
  type Facts,
  type Rejection,
  type Statement,
} from '@mingjing/kernel';
import { rolesOf } from './held-roles';
import { refuseAttestedWhereOnlyPersonal } from './personal-signatures';

/** Whether the actor, and where asked a cosigner, holds a role that may state the event (Gates.authorise). */
export function authorise(
  definition: EventDefinition,
  statement: Statement,
  facts: Facts,
): Rejection | undefined {
  return (
    refuseAttestedWhereOnlyPersonal(statement, facts) ??
    refuseUnheldCapacity(statement, facts) ??
    refuseActorWithoutRole(definition, statement, facts) ??
    refuseCosignersWithoutRole(definition, statement, facts)
  );
}

/** The capacity that a statement names (`role`, `org`) is one that its actor holds. */
function refuseUnheldCapacity({ actor, role, org }: Statement, facts: Facts): Rejection | undefined {
  if (role === undefined && org === undefined) return undefined;
  const held = rolesOf(facts, actor);
  if (
    role !== undefined &&
    !held.some((one) => one.role === role && (org === undefined || one.org === org))
  ) {
    const where = org === undefined ? '' : ` in ${org}`;
    return rejection(
      'role-not-held',
      `${actor} does not hold the role ${role}${where} today: state a role that he holds, or have this one assigned first.`,
      {
        actor,
        role,
        ...(org === undefined ? {} : { org }),
      },
    );
  }
  if (org !== undefined && !held.some((one) => one.org === org)) {
    return rejection(
      'org-not-held',
      `${actor} holds no role in ${org} today: state an organisation in which he does.`,
      { actor, org },
    );
  }
  return undefined;
}

function refuseActorWithoutRole(
  definition: EventDefinition,
  statement: Statement,
  facts: Facts,
): Rejection | undefined {
  const { actor, role, type } = statement;
  const allowed: readonly string[] = definition.statedBy;
  if (actor === FOUNDER_ACTOR && allowed.includes(FOUNDER_ACTOR)) return undefined;
  // Acting in a named capacity: only that one counts.
  const capacities = role === undefined ? rolesOf(facts, actor).map((held) => held.role) : [role];
  if (capacities.some((one) => allowed.includes(one))) return undefined;
  return rejection(
    'not-authorised',
    `${type} is stated by ${allowed.join(', ')}, and ${actor} is none of them: let somebody who is state it.`,
    {
      actor,
      type,
      statedBy: allowed,
    },
  );
}

function refuseCosignersWithoutRole(
  definition: EventDefinition,
  statement: Statement,
  facts: Facts,
): Rejection | undefined {
  const needed: readonly string[] | undefined = definition.cosignedBy;
  if (needed === undefined) return undefined;
  const cosigners = statement.cosigners ?? [];
  if (cosigners.some((one) => rolesOf(facts, one).some((held) => needed.includes(held.role))))
    return undefined;
  return rejection(
    'cosigner-not-authorised',
    `${statement.type} needs the signature of a second person who is ${needed.join(' or ')}: have one sign the same statement.`,
    { type: statement.type, cosigners, cosignedBy: needed },
  );
}
