import type { Context, EventDefinition } from '@mingjing/kernel';
import { NOTE_ED25519, parseVerifierKey } from '@mingjing/log';
import { publishCalendar } from '../domain/calendars';
import { evolveOrganisation } from '../domain/delegation';
import { enrolKey } from '../domain/enrol-key';
import { enrolLogKey } from '../domain/enrol-log-key';
import type { KeyChecks, KeyCrypto } from '../domain/key-checks';
import { evolveLedger } from '../domain/ledger';
import { openLedger } from '../domain/open-ledger';
import { grantDelegation, registerOrganisation, revokeDelegation } from '../domain/organisations';
import { twoChangeACalendarOfThePast, twoChangeARuleOfThePast } from '../domain/past-measures';
import { REFUSALS } from '../domain/refusals';
import { retireLogKey } from '../domain/retire-log-key';
import { aRootActorKeepsAKey, revokeKey } from '../domain/revoke-key';
import { assignRole, admitAssignment, withdrawRole } from '../domain/roles';
import { publishRuleVersion } from '../domain/rules';
import { governanceRows } from '../domain/tables';
import { CalendarPublished } from '../payloads/calendar-published';
import { KeyEnrolled, KeyRevoked } from '../payloads/keys';
import { LedgerOpened } from '../payloads/ledger-opened';
import { LogKeyEnrolled, LogKeyRetired } from '../payloads/log-keys';
import { DelegationGranted, DelegationRevoked, OrgRegistered } from '../payloads/organisations';
import { RoleAssigned, RoleWithdrawn } from '../payloads/roles';
import { RuleVersionPublished } from '../payloads/rule-version-published';

const byFounderOrHead = { version: 1, visibility: 'public', statedBy: ['founder', 'HEAD'] } as const;

/** Organisations, keys, roles, delegations, rule versions, calendars, and the opening of the ledger. */
export function governanceContext(crypto: KeyCrypto): Context {
  return {
    name: 'governance',
    streams: [
      { word: 'ledger', evolve: evolveLedger },
      { word: 'org', evolve: evolveOrganisation },
    ],
    events: [
      ...keyEvents(withLogKeys(crypto)),
      ...logKeyEvents(withLogKeys(crypto)),
      ...organisationEvents,
      ...lawEvents,
    ],
    facts: governanceRows,
    refusals: REFUSALS,
  };
}

function withLogKeys(crypto: KeyCrypto): KeyChecks {
  return {
    isAcceptablePublicKey: (publicKey) => crypto.isAcceptablePublicKey(publicKey),
    verify: (publicKey, message, signature) => crypto.verify(publicKey, message, signature),
    logPublicKey: (sha256, verifierKey) => {
      const key = parseVerifierKey(sha256, verifierKey);
      return key.ok && key.value.type === NOTE_ED25519 ? key.value.publicKey : undefined;
    },
  };
}

function keyEvents(checks: KeyChecks): readonly EventDefinition[] {
  return [
    {
      type: 'LedgerOpened',
      version: 1,
      stream: 'ledger',
      payload: LedgerOpened,
      visibility: 'public',
      statedBy: ['founder'],
      decide: openLedger(checks),
    },
    {
      ...byFounderOrHead,
      type: 'KeyEnrolled',
      stream: 'actor',
      payload: KeyEnrolled,
      decide: enrolKey(checks),
    },
    {
      ...byFounderOrHead,
      type: 'KeyRevoked',
      stream: 'actor',
      payload: KeyRevoked,
      decide: revokeKey,
      admit: aRootActorKeepsAKey,
    },
  ];
}

function logKeyEvents(checks: KeyChecks): readonly EventDefinition[] {
  const byTheFounder = { version: 1, stream: 'ledger', visibility: 'public', statedBy: ['founder'] } as const;
  return [
    { ...byTheFounder, type: 'LogKeyEnrolled', payload: LogKeyEnrolled, decide: enrolLogKey(checks) },
    { ...byTheFounder, type: 'LogKeyRetired', payload: LogKeyRetired, decide: retireLogKey },
  ];
}

const organisationEvents: readonly EventDefinition[] = [
  {
    ...byFounderOrHead,
    type: 'OrgRegistered',
    stream: 'org',
    payload: OrgRegistered,
    decide: registerOrganisation,
  },
  {
    ...byFounderOrHead,
    type: 'DelegationGranted',
    stream: 'org',
    payload: DelegationGranted,
    decide: grantDelegation,
  },
  {
    ...byFounderOrHead,
    type: 'DelegationRevoked',
    stream: 'org',
    payload: DelegationRevoked,
    decide: revokeDelegation,
  },
  {
    ...byFounderOrHead,
    type: 'RoleAssigned',
    stream: 'actor',
    visibility: 'reader',
    payload: RoleAssigned,
    decide: assignRole,
    admit: admitAssignment,
  },
  {
    ...byFounderOrHead,
    type: 'RoleWithdrawn',
    stream: 'actor',
    visibility: 'reader',
    payload: RoleWithdrawn,
    decide: withdrawRole,
  },
];

const lawEvents: readonly EventDefinition[] = [
  {
    ...byFounderOrHead,
    type: 'RuleVersionPublished',
    stream: 'rule',
    statedBy: ['founder', 'HEAD', 'LEGAL'],
    payload: RuleVersionPublished,
    decide: publishRuleVersion,
    admit: twoChangeARuleOfThePast,
  },
  {
    ...byFounderOrHead,
    type: 'CalendarPublished',
    stream: 'calendar',
    payload: CalendarPublished,
    decide: publishCalendar,
    admit: twoChangeACalendarOfThePast,
  },
];
