import type { Facts, RecordedEvent } from '@mingjing/kernel';
import type { DelegationGranted, DelegationRevoked } from '../payloads/organisations';

/** A row of the table `delegation`, by `<to> <delegation>`, while it is not revoked. */
export type Delegation = Readonly<DelegationGranted>;

/** What governance folds of `org/<id>`: the delegations that the organisation granted, in order. */
export interface OrganisationState {
  readonly delegations: readonly GrantedDelegation[];
}

export interface GrantedDelegation {
  readonly delegation: string;
  readonly to: string;
  readonly revoked: boolean;
}

export function grantedDelegation(
  state: OrganisationState | undefined,
  delegation: string,
): GrantedDelegation | undefined {
  return state?.delegations.find((one) => one.delegation === delegation);
}

export function delegationKey(to: string, delegation: string): string {
  return `${to} ${delegation}`;
}

/** Delegations that the organisation received and that are not revoked, whatever their validity. */
export function delegationsTo(facts: Facts, org: string): readonly Delegation[] {
  return facts.list('delegation', `${org} `).map((row) => row.value as unknown as Delegation);
}

export function evolveOrganisation(
  state: OrganisationState | undefined,
  event: RecordedEvent,
): OrganisationState | undefined {
  const delegations = state?.delegations ?? [];
  if (event.type === 'DelegationGranted') {
    const { delegation, to } = event.data as unknown as DelegationGranted;
    return { delegations: [...delegations, { delegation, to, revoked: false }] };
  }
  if (event.type === 'DelegationRevoked') {
    const { delegation } = event.data as unknown as DelegationRevoked;
    return {
      delegations: delegations.map((one) =>
        one.delegation === delegation ? { ...one, revoked: true } : one,
      ),
    };
  }
  return state;
}
