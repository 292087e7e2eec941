import type { Statement } from '@mingjing/kernel';
import { openedBureau, role } from '../testing/bureau';
import { admitCapacities } from './capacities';

const HEAD = 'head/H-1';
const facts = openedBureau()
  .given(
    role(HEAD, 'ENTRY', 'brigade'),
    role('officer/G-1', 'OFFICER', 'brigade'),
    role('officer/G-9', 'OFFICER', 'brigade', { to: '2026-01-04' }),
  )
  .facts();

const admitted = (members: Partial<Statement>): string =>
  admitCapacities(
    { statedBy: ['founder', 'HEAD'] },
    { type: 'OrgRegistered', actor: HEAD, ...members } as Statement,
    facts,
  )?.code ?? 'admitted';

describe('whoever names an organisation', () => {
  it('acts by a role that he holds there', () => {
    expect(admitted({})).toBe('admitted');
    expect(admitted({ org: 'bureau' })).toBe('admitted');
    expect(admitted({ org: 'brigade' })).toBe('not-authorised');
  });
});

describe('a cosigner', () => {
  it('holds a role on the day', () => {
    expect(admitted({ cosigners: ['officer/G-1'] })).toBe('admitted');
    expect(admitted({ cosigners: ['founder'] })).toBe('admitted');
    expect(admitted({ cosigners: ['officer/G-1', 'officer/G-9'] })).toBe('cosigner-not-authorised');
    expect(admitted({ cosigners: ['nobody/N-1'] })).toBe('cosigner-not-authorised');
  });
});
