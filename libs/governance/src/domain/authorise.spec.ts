import type { EventDefinition, Statement } from '@mingjing/kernel';
import { emptyLedger, openedBureau, opening, role } from '../testing/bureau';
import { authorise } from './authorise';

const served: EventDefinition = {
  ...{
    type: 'OrderServed',
    version: 1,
    stream: 'order',
    visibility: 'reader',
    payload: class OrderServed {},
  },
  statedBy: ['LEAD', 'OFFICER'],
};
const excluded: EventDefinition = {
  ...served,
  type: 'EntityExcluded',
  statedBy: ['ENTRY'],
  cosignedBy: ['LEGAL'],
};

const facts = openedBureau()
  .given(
    role('officer/G-1', 'OFFICER', 'brigade'),
    role('clerk/C-1', 'ENTRY', 'bureau'),
    role('legal/L-1', 'LEGAL', 'bureau'),
    role('officer/G-9', 'OFFICER', 'brigade', { from: '2026-07-01' }),
  )
  .facts();

const stated = (definition: EventDefinition, members: Partial<Statement>) =>
  authorise(definition, { type: definition.type, ...members } as Statement, facts)?.code ?? 'authorised';

describe('who may state an event', () => {
  it('holds one of the roles that the catalogue names', () => {
    expect(stated(served, { actor: 'officer/G-1' })).toBe('authorised');
    expect(stated(served, { actor: 'clerk/C-1' })).toBe('not-authorised');
    expect(stated(served, { actor: 'officer/G-2' })).toBe('not-authorised');
  });

  it('holds it on the day of recording', () => {
    expect(stated(served, { actor: 'officer/G-9' })).toBe('not-authorised');
  });

  it('is the founder only where the founder is named', () => {
    expect(stated({ ...served, statedBy: ['founder'] }, { actor: 'founder' })).toBe('authorised');
    expect(stated(served, { actor: 'founder' })).toBe('not-authorised');
    expect(stated({ ...served, statedBy: ['founder'] }, { actor: 'officer/G-1' })).toBe('not-authorised');
  });

  it('is nobody outside where only the ledger records it', () => {
    expect(stated({ ...served, statedBy: ['ledger'] }, { actor: 'officer/G-1' })).toBe('not-authorised');
  });

  it('holds the capacity that the statement names', () => {
    const actor = 'officer/G-1';
    expect(stated(served, { actor, role: 'OFFICER', org: 'brigade' })).toBe('authorised');
    expect(stated(served, { actor, role: 'OFFICER' })).toBe('authorised');
    expect(stated(served, { actor, org: 'brigade' })).toBe('authorised');
    expect(stated(served, { actor, role: 'LEAD' })).toBe('role-not-held');
    expect(stated(served, { actor, role: 'OFFICER', org: 'bureau' })).toBe('role-not-held');
    expect(stated(served, { actor, org: 'bureau' })).toBe('org-not-held');
  });

  it('acts in a capacity that may state it, whatever other roles he holds', () => {
    expect(stated({ ...excluded, statedBy: ['HEAD'] }, { actor: 'clerk/C-1', role: 'ENTRY' })).toBe(
      'not-authorised',
    );
  });
});

describe('a cosigner', () => {
  const actor = 'clerk/C-1';

  it('holds one of the roles that the catalogue asks for', () => {
    expect(stated(excluded, { actor, cosigners: ['legal/L-1'] })).toBe('authorised');
    expect(stated(excluded, { actor, cosigners: ['legal/L-1', 'officer/G-1'] })).toBe('authorised');
  });

  it('is missed where nobody with the role signed', () => {
    expect(stated(excluded, { actor })).toBe('cosigner-not-authorised');
    expect(stated(excluded, { actor, cosigners: ['officer/G-1'] })).toBe('cosigner-not-authorised');
  });
});

describe('a statement that a sign-in attests, and no key of its actor signs', () => {
  const attestation = { issuer: 'https://sso.example', method: 'oidc', subject: 'e7' };
  const underPolicy = (policy: object) => {
    const inForce = emptyLedger()
      .given({ ...opening, data: { ...opening.data, policy: { clock: 'story', ...policy } } })
      .facts();
    const statement = { type: served.type, actor: 'founder', attestation } as Statement;
    return authorise({ ...served, statedBy: ['founder'] }, statement, inForce)?.code ?? 'authorised';
  };

  it('is refused by a ledger whose policy accepts personal signatures only', () => {
    expect(underPolicy({ personalSignaturesOnly: true })).toBe('personal-signature-required');
  });

  it('stands on its own merits in any other ledger', () => {
    expect(underPolicy({ personalSignaturesOnly: false })).toBe('authorised');
    expect(underPolicy({})).toBe('authorised');
  });
});
