import { rejection, under, type Decide, type Policy } from '@mingjing/kernel';
import type { DelegationGranted, DelegationRevoked, OrgRegistered } from '../payloads/organisations';
import { delegationsTo, grantedDelegation, type OrganisationState } from './delegation';
import { organisation } from './organisation';
import { overlap, standsIn, validityIsRight } from './place';

type RegisterRule = Policy<OrganisationState, OrgRegistered>;
type GrantRule = Policy<OrganisationState, DelegationGranted>;
type RevokeRule = Policy<OrganisationState, DelegationRevoked>;

const anOrganisationIsRegisteredOnce: RegisterRule = (_state, { stream }, facts) =>
  facts.revision(stream) < 0
    ? undefined
    : rejection(
        'org-already-registered',
        `"${stream}" is registered already: register another one under another id.`,
        { stream },
      );

const theParentIsRegisteredBefore: RegisterRule = (_state, { data }, facts) =>
  data.parent === undefined || organisation(facts, data.parent) !== undefined
    ? undefined
    : rejection(
        'org-unknown',
        `The organisation above, "${data.parent}", is not registered: register it first.`,
        { org: data.parent },
      );

/** Organisations are registered from the top down. */
export const registerOrganisation: Decide<OrganisationState, OrgRegistered> = under([
  anOrganisationIsRegisteredOnce,
  theParentIsRegisteredBefore,
]);

const bothAreRegistered: GrantRule = (_state, { data }, facts) => {
  const unknown = [data.from, data.to].find((id) => organisation(facts, id) === undefined);
  return unknown === undefined
    ? undefined
    : rejection('org-unknown', `Organisation "${unknown}" is not registered: register it first.`, {
        org: unknown,
      });
};

const nobodyDelegatesToItself: GrantRule = (_state, { data }) =>
  data.from === data.to
    ? rejection(
        'delegation-to-itself',
        `${data.from} cannot delegate to itself: name another organisation.`,
        { org: data.from },
      )
    : undefined;

const aDelegationIsGrantedOnce: GrantRule = (state, { data }) =>
  grantedDelegation(state, data.delegation) === undefined
    ? undefined
    : rejection(
        'delegation-in-use',
        `${data.from} granted a delegation "${data.delegation}" already: take another id.`,
        { delegation: data.delegation },
      );

/** Penalty Law Art. 20: who acts on a delegation may not entrust its powers to another. */
const aDelegateMayNotDelegate: GrantRule = (_state, { data }, facts) => {
  const span = { from: data.validFrom, to: data.validTo };
  for (const held of delegationsTo(facts, data.from)) {
    const passedOn = data.scope.find((power) => held.scope.includes(power));
    if (passedOn === undefined || !overlap(span, { from: held.validFrom, to: held.validTo })) continue;
    return rejection(
      'delegate-may-not-delegate',
      `${data.from} holds "${passedOn}" by delegation of ${held.from} (Penalty Law Art. 20) and may not pass it on.`,
      { delegation: held.delegation, from: held.from, power: passedOn },
    );
  }
  return undefined;
};

export const grantDelegation: Decide<OrganisationState, DelegationGranted> = under([
  standsIn(({ from }) => `org/${from}`),
  bothAreRegistered,
  nobodyDelegatesToItself,
  validityIsRight(({ validFrom, validTo }) => ({ from: validFrom, to: validTo })),
  aDelegationIsGrantedOnce,
  aDelegateMayNotDelegate,
]);

const onlyAStandingDelegationIsRevoked: RevokeRule = (state, { data, stream }) => {
  const delegation = grantedDelegation(state, data.delegation);
  if (delegation === undefined) {
    return rejection(
      'delegation-unknown',
      `"${stream}" granted no delegation "${data.delegation}": correct the id.`,
      { delegation: data.delegation },
    );
  }
  return delegation.revoked
    ? rejection(
        'delegation-already-revoked',
        `Delegation "${data.delegation}" is revoked already: nothing is left to revoke.`,
        {
          delegation: data.delegation,
        },
      )
    : undefined;
};

export const revokeDelegation: Decide<OrganisationState, DelegationRevoked> = under([
  onlyAStandingDelegationIsRevoked,
]);
