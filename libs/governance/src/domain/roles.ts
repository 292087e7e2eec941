import { allOf, chinaDay, rejection, under, type Decide, type Policy, type Role } from '@mingjing/kernel';
import type { RoleAssigned, RoleWithdrawn } from '../payloads/roles';
import { assignedRoles } from './held-roles';
import { organisation } from './organisation';
import { overlap, standsIn, validityIsRight } from './place';
import { areKeptApart, mayNotJoin } from './separation-of-duties';

type AssignRule = Policy<unknown, RoleAssigned>;

const theOrganisationIsRegistered: AssignRule = (_state, { data }, facts) =>
  organisation(facts, data.org) !== undefined
    ? undefined
    : rejection('org-unknown', `Organisation "${data.org}" is not registered: register it first.`, {
        org: data.org,
      });

/** While it is held; once it has run out it may be assigned anew. */
const aRoleIsAssignedOnce: AssignRule = (_state, { data }, facts) => {
  const { actor, role, org } = data;
  const held = assignedRoles(facts, actor).some(
    (one) => one.role === role && one.org === org && overlap(one, data),
  );
  return held
    ? rejection('role-already-held', `${actor} holds the role ${role} in ${org} already.`, {
        actor,
        role,
        org,
      })
    : undefined;
};

const apart =
  (areApart: (one: Role, other: Role) => boolean): AssignRule =>
  (_state, { data }, facts) => {
    const { actor, role } = data;
    const other = assignedRoles(facts, actor).find((one) => areApart(one.role, role) && overlap(one, data));
    return other === undefined
      ? undefined
      : rejection(
          'role-separation',
          `${actor} is ${other.role} in ${other.org}; one person cannot be ${role} too. Withdraw that role first, or assign another person.`,
          { actor, role, holds: other.role, org: other.org },
        );
  };

const dutiesStaySeparate = apart(areKeptApart);

/** What a head may do is what somebody else entrusted to him. */
const nobodyAppointsHimself: AssignRule = (_state, { actor, data }) =>
  actor === data.actor
    ? rejection(
        'appoints-himself',
        `${actor} cannot give himself the role ${data.role}: the founder or another head assigns it.`,
        { actor, role: data.role },
      )
    : undefined;

/** A role has one term at a time: another one beside it would take its place, and its holder be nobody until then. */
const noTermTakesTheRoleOfToday: AssignRule = (_state, { data }, facts) => {
  const { actor, role, org } = data;
  const today = chinaDay(facts.recordedAt);
  const other = assignedRoles(facts, actor).find((one) => one.role === role && one.org === org);
  if (other === undefined || (other.to !== undefined && other.to < today)) return undefined;
  const { from, to = '' } = other;
  return rejection(
    'role-term-stands',
    `${actor} is ${role} in ${org} from ${from} to ${to}, and this term would take the place of that one. Withdraw it, and assign one term that holds all of the days, both in one array.`,
    { actor, role, org, from, to },
  );
};

/** Of new assignments (docs/adr/0017): also the pairs that earlier versions let one person hold. */
export const admitAssignment: AssignRule = allOf(
  nobodyAppointsHimself,
  apart(mayNotJoin),
  noTermTakesTheRoleOfToday,
);

export const assignRole: Decide<unknown, RoleAssigned> = under([
  standsIn(({ actor }) => `actor/${actor}`),
  theOrganisationIsRegistered,
  validityIsRight(({ from, to }) => ({ from, to })),
  aRoleIsAssignedOnce,
  dutiesStaySeparate,
]);

const onlyAnAssignedRoleIsWithdrawn: Policy<unknown, RoleWithdrawn> = (_state, { data }, facts) => {
  const { actor, role, org } = data;
  return assignedRoles(facts, actor).some((one) => one.role === role && one.org === org)
    ? undefined
    : rejection(
        'role-not-assigned',
        `${actor} was not assigned the role ${role} in ${org}: correct the role or the organisation.`,
        {
          actor,
          role,
          org,
        },
      );
};

export const withdrawRole: Decide<unknown, RoleWithdrawn> = under([
  standsIn(({ actor }) => `actor/${actor}`),
  onlyAnAssignedRoleIsWithdrawn,
]);
