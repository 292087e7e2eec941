import type { FactChange, Facts, Json, RecordedEvent } from '@mingjing/kernel';
import type { CalendarPublished } from '../payloads/calendar-published';
import type { KeyEnrolled, KeyPurpose, KeyRevoked } from '../payloads/keys';
import type { LedgerOpened } from '../payloads/ledger-opened';
import type { DelegationGranted, DelegationRevoked, OrgRegistered } from '../payloads/organisations';
import type { RoleAssigned, RoleWithdrawn } from '../payloads/roles';
import type { RuleVersionPublished } from '../payloads/rule-version-published';
import { delegationKey, grantedDelegation, type OrganisationState } from './delegation';
import { enrolledKey } from './enrolled-key';
import { roleKey } from './held-roles';
import { keyIdOf } from './key-checks';
import { ruleVersionKey } from './rule-in-force';

type Rows = (event: RecordedEvent, facts: Facts) => readonly FactChange[];

/** The rows of governance's tables (`key`, `role`, `org`, `delegation`, `rule`, `calendar`, `policy`) that an entry changes. */
export function governanceRows(event: RecordedEvent, facts: Facts): readonly FactChange[] {
  return ROWS.get(event.type)?.(event, facts) ?? [];
}

/** The recorded data are of the payload's shape: they passed its check at the door. */
function of<D>(rows: (data: D, event: RecordedEvent, facts: Facts) => readonly FactChange[]): Rows {
  return (event, facts) => rows(event.data as D, event, facts);
}

const ROWS: ReadonlyMap<string, Rows> = new Map([
  [
    'LedgerOpened',
    of<LedgerOpened>((data, event, facts) => [
      ...keyRow(facts, event, data.founder.actor, data.founder.publicKey, 'person'),
      ...keyRow(facts, event, 'ledger', data.serviceKey, 'service'),
      row('policy', 'ledger', data.policy),
    ]),
  ],
  [
    'KeyEnrolled',
    of<KeyEnrolled>((data, event, facts) => keyRow(facts, event, data.actor, data.publicKey, data.purpose)),
  ],
  [
    'KeyRevoked',
    of<KeyRevoked>((data, event, facts) => {
      const key = enrolledKey(facts, data.key);
      const { lastTrustedIndex } = data;
      const trusted = lastTrustedIndex === undefined ? {} : { lastTrustedIndex };
      return key === undefined ? [] : [row('key', data.key, { ...key, revokedAt: event.index, ...trusted })];
    }),
  ],
  [
    'OrgRegistered',
    of<OrgRegistered>((data, event) => [row('org', event.stream.slice('org/'.length), asJson(data))]),
  ],
  [
    'DelegationGranted',
    of<DelegationGranted>((data) => [
      row('delegation', delegationKey(data.to, data.delegation), asJson(data)),
    ]),
  ],
  [
    'DelegationRevoked',
    of<DelegationRevoked>((data, event, facts) => {
      const state = facts.state('governance', event.stream) as OrganisationState | undefined;
      const to = grantedDelegation(state, data.delegation)?.to;
      return to === undefined ? [] : [row('delegation', delegationKey(to, data.delegation), null)];
    }),
  ],
  [
    'RoleAssigned',
    of<RoleAssigned>(({ actor, role, org, from, to }) => [
      row('role', roleKey(actor, role, org), { role, org, from, ...(to === undefined ? {} : { to }) }),
    ]),
  ],
  [
    'RoleWithdrawn',
    of<RoleWithdrawn>(({ actor, role, org }) => [row('role', roleKey(actor, role, org), null)]),
  ],
  [
    'RuleVersionPublished',
    of<RuleVersionPublished>((data) => [row('rule', ruleVersionKey(data.rule, data.version), asJson(data))]),
  ],
  [
    'CalendarPublished',
    of<CalendarPublished>(({ year, holidays, workdays }) => [
      row('calendar', String(year), { year, holidays, workdays }),
    ]),
  ],
]);

function keyRow(
  facts: Facts,
  event: RecordedEvent,
  actor: string,
  publicKey: string,
  purpose: KeyPurpose,
): readonly FactChange[] {
  const key = keyIdOf(facts, publicKey);
  return key === undefined ? [] : [row('key', key, { actor, publicKey, purpose, enrolledAt: event.index })];
}

function row(table: string, key: string, value: Json | null): FactChange {
  return { table, key, value };
}

function asJson(data: object): Json {
  return data as Json;
}
