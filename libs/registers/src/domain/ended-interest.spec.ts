import { governanceContext } from '@mingjing/governance';
import { Scenario, type Draft } from '@mingjing/kernel/testing';
import { registersContext } from '../application/registers-context';
import { anEntity, anInterest, anOfficer } from '../testing';

const governance = governanceContext({ isAcceptablePublicKey: () => true, verify: () => true });

const given = (actor: string, role: string): Draft => ({
  ...{ type: 'RoleAssigned', stream: `actor/${actor}` },
  data: { actor, role, org: 'gaoqing-health', from: '2026-01-01' },
});

const house = () =>
  new Scenario([governance, registersContext], undefined, '2026-03-02T09:00:00.000+08:00').given(
    {
      ...{ type: 'OrgRegistered', stream: 'org/gaoqing-health' },
      data: { name: '高青县卫生健康局', kind: 'COUNTY_HEALTH' },
    },
    given('registrar/officers', 'REGISTRAR_OFFICER'),
    given('legal/L-1', 'LEGAL'),
    given('head/H-1', 'HEAD'),
    given('officer/G-1', 'LEAD'),
    given('officer/G-2', 'LEAD'),
    ...[anEntity('E-1'), anOfficer('G-1'), anOfficer('G-2'), anInterest('G-1', 'E-1')],
  );

const ending = (actor: string, ...cosigners: readonly string[]): Draft => ({
  ...{ ...anInterest('G-1', 'E-1', { withdrawn: true }), actor },
  ...(cosigners.length === 0 ? {} : { cosigners }),
});

describe('the end of an interest', () => {
  it('is never said by the officer alone, who would go there the next moment', () => {
    expect(house().admission(ending('officer/G-1'))).toBe('interest-ended-alone');
    expect(house().admission(ending('officer/G-1', 'officer/G-2'))).toBe('interest-ended-alone');
  });

  it.each(['registrar/officers', 'legal/L-1', 'head/H-1'])('stands with the signature of %s', (second) => {
    expect(house().admission(ending('officer/G-1', second))).toBe('admitted');
  });

  it('may be entered by the registrar, and not by a deputy whose own it is', () => {
    expect(house().admission(ending('registrar/officers'))).toBe('admitted');
    const now = house().given(given('officer/G-1', 'DEPUTY'));
    expect(now.admission(ending('officer/G-1'))).toBe('interest-ended-alone');
  });

  it('is no matter of its beginning, which the officer declares at once and by himself', () => {
    const own = { ...anInterest('G-2', 'E-1'), actor: 'officer/G-2' };
    expect(house().admission(own)).toBe('admitted');
  });

  it('stands in an older log as it was stated', () => {
    expect(house().outcome(ending('officer/G-1'))).toBe('accepted');
  });
});
