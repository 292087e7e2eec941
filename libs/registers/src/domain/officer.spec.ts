import { governanceContext } from '@mingjing/governance';
import { Scenario } from '@mingjing/kernel/testing';
import { isAcceptablePublicKey, portableVerify } from '@mingjing/log';
import { registersContext } from '../application/registers-context';
import { anOfficer } from '../testing';
import { isEligible, officerOf, officersInEffect } from './in-effect';

const house = () => new Scenario([registersContext]);

const change = (id: string, changes?: object) => ({
  type: 'OfficerChanged',
  stream: `officer/${id}`,
  data: { ...(changes === undefined ? {} : { changes }), reason: '岗位调整' },
});

const certificate = (validFrom: string, validTo: string) => ({
  certificate: { kind: '行政执法证', validFrom, validTo },
});

describe('an officer', () => {
  it('is registered once, under an id that he can sign with', () => {
    expect(house().given(anOfficer('G-1')).outcome(anOfficer('G-1'))).toBe('officer-exists');
    expect(house().outcome(anOfficer('高-1'))).toBe('officer-id-malformed');
  });

  it('keeps what a change does not name', () => {
    const now = house().given(anOfficer('G-1'), change('G-1', { canLead: false }));
    expect(officerOf(now.facts(), 'G-1')).toMatchObject({
      id: 'G-1',
      canLead: false,
      frontLine: true,
      since: 1,
    });
  });

  it('cannot be changed before he is registered, nor by a statement that changes nothing', () => {
    expect(house().outcome(change('G-1', { canLead: false }))).toBe('officer-unknown');
    expect(house().given(anOfficer('G-1')).outcome(change('G-1'))).toBe('nothing-changed');
  });

  it('is refused with a certificate of impossible days', () => {
    expect(house().outcome(anOfficer('G-1', certificate('2026-02-29', '2028-12-31')))).toBe('day-not-real');
    expect(house().outcome(anOfficer('G-1', certificate('2026-03-02', '2026-03-01')))).toBe(
      'period-reversed',
    );
    expect(
      house()
        .given(anOfficer('G-1'))
        .outcome(change('G-1', certificate('2026-03-02', '2026-03-01'))),
    ).toBe('period-reversed');
  });
});

describe('the organisation of an officer', () => {
  const governance = governanceContext({ isAcceptablePublicKey, verify: portableVerify });
  const brigade = {
    ...{ type: 'OrgRegistered', stream: 'org/gaoqing-brigade' },
    data: { name: '高青县卫生健康综合执法大队', kind: 'COUNTY_BRIGADE' },
  };
  const now = new Scenario([governance, registersContext]).given(brigade, anOfficer('G-1'));

  it('is one that the ledger knows, where he comes and where he goes', () => {
    expect(now.admission(anOfficer('G-2'))).toBe('admitted');
    expect(now.admission(anOfficer('G-2', { org: 'nobody' }))).toBe('org-unknown');
    expect(now.admission(change('G-1', { org: 'nobody' }))).toBe('org-unknown');
    expect(now.admission(change('G-1', { org: 'gaoqing-brigade' }))).toBe('admitted');
    expect(now.admission(change('G-1', { canLead: false }))).toBe('admitted');
  });

  it('is not asked of officers who stand in a log', () => {
    expect(now.outcome(anOfficer('G-2', { org: 'nobody' }))).toBe('accepted');
  });
});

describe('an officer is eligible', () => {
  const eligible = (day: string, members: object, changes?: object) => {
    const now = house().given(anOfficer('G-1', members));
    if (changes !== undefined) now.given(change('G-1', changes));
    return officersInEffect(now.facts()).map((officer) => isEligible(officer, day));
  };
  const march = certificate('2026-03-01', '2026-03-31');

  it.each([
    ['on the first day of his certificate', '2026-03-01', true],
    ['on its last day', '2026-03-31', true],
    ['not on the day before', '2026-02-28', false],
    ['not on the day after', '2026-04-01', false],
  ])('%s', (_when, day, expected) => {
    expect(eligible(day, march)).toEqual([expected]);
  });

  it('never as contract staff, and never while he is away or has left', () => {
    expect(eligible('2026-03-10', { employment: 'CONTRACT' })).toEqual([false]);
    expect(eligible('2026-03-10', {}, { status: 'UNAVAILABLE' })).toEqual([false]);
    expect(eligible('2026-03-10', {}, { status: 'LEFT' })).toEqual([false]);
    expect(eligible('2026-03-10', { employment: 'INSTITUTION' }, { status: 'ACTIVE' })).toEqual([true]);
  });
});
