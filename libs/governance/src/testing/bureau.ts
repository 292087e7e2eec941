import { Scenario, type Draft } from '@mingjing/kernel/testing';
import { isAcceptablePublicKey, portableVerify } from '@mingjing/log';
import { governanceContext } from '../application/governance-context';
import { authorise } from '../domain/authorise';
import { keyPairOf, logKeyOf, logKeySignature, ORIGIN } from './key-pairs';

export const governance = governanceContext({ isAcceptablePublicKey, verify: portableVerify });

export const opening: Draft = {
  type: 'LedgerOpened',
  stream: 'ledger/main',
  data: {
    origin: ORIGIN,
    logKey: logKeyOf('log'),
    serviceKey: keyPairOf('service').publicKey,
    founder: { actor: 'founder', publicKey: keyPairOf('founder').publicKey },
    policy: { clock: 'story' },
  },
};

/** The real gates of who may state what; nothing recorded yet. */
export function emptyLedger(): Scenario {
  return new Scenario([governance], { checkPayload: () => undefined, authorise });
}

/** Opened by the founder, with a county bureau, its brigade, and a head in the bureau. */
export function openedBureau(): Scenario {
  return emptyLedger().given(
    opening,
    organisation('bureau', 'COUNTY_HEALTH'),
    organisation('brigade', 'COUNTY_BRIGADE', 'bureau'),
    role('head/H-1', 'HEAD', 'bureau'),
  );
}

export function organisation(id: string, kind: string, parent?: string): Draft {
  const data = { name: id, kind, ...(parent === undefined ? {} : { parent }) };
  return { type: 'OrgRegistered', stream: `org/${id}`, data };
}

export function role(actor: string, name: string, org: string, days: object = {}): Draft {
  const data = { actor, role: name, org, from: '2026-01-01', ...days };
  return { type: 'RoleAssigned', stream: `actor/${actor}`, data };
}

export function withdrawal(actor: string, name: string, org: string): Draft {
  const data = { actor, role: name, org, reason: 'moved to another post' };
  return { type: 'RoleWithdrawn', stream: `actor/${actor}`, data };
}

export function enrolment(actor: string, key: string, members: object = {}): Draft {
  const { publicKey, proofFor } = keyPairOf(key);
  const data = { actor, publicKey, purpose: 'person', proof: proofFor(actor), ...members };
  return { type: 'KeyEnrolled', stream: `actor/${actor}`, data };
}

export function revocation(actor: string, key: string, members: object = {}): Draft {
  const data = { actor, key: keyPairOf(key).id, reason: 'left', ...members };
  return { type: 'KeyRevoked', stream: `actor/${actor}`, data };
}

/** A new key of the log, which the key before it endorsed. */
export function logKeyEnrolment(key: string, members: object = {}, by = 'log'): Draft {
  const logKey = logKeyOf(key);
  const signatures = { proof: logKeySignature(key, logKey), endorsement: logKeySignature(by, logKey) };
  const data = { logKey, ...signatures, ...members } as Draft['data'];
  return { type: 'LogKeyEnrolled', stream: 'ledger/main', data };
}

export function logKeyRetirement(key: string, members: object = {}): Draft {
  const data = { logKey: logKeyOf(key), reason: 'overlap is over', ...members };
  return { type: 'LogKeyRetired', stream: 'ledger/main', data };
}

export function ruleVersion(rule: string, version: number, members: object = {}): Draft {
  const data = {
    ...{ rule, version, value: 3, unit: 'WORKING_DAY', starts: 'first trace', ends: 'order served' },
    ...{ basis: { document: 'management default' }, jurisdiction: 'CN', validFrom: '2025-01-01' },
    ...{ confidence: 'D', transition: 'START', label: 'MANAGEMENT_DEFAULT' },
    ...members,
  };
  return { type: 'RuleVersionPublished', stream: `rule/${rule}`, data };
}

export function calendar(year: number, holidays: readonly string[], workdays: readonly string[]): Draft {
  const data = { year, holidays, workdays, source: 'notice' };
  return { type: 'CalendarPublished', stream: `calendar/${String(year)}`, data };
}
