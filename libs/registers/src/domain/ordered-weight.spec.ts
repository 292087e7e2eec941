import { governanceContext } from '@mingjing/governance';
import { Scenario, type Draft } from '@mingjing/kernel/testing';
import { registersContext } from '../application/registers-context';
import { anEntity } from '../testing';

const [REGISTRAR, HEAD, DEPUTY] = ['registrar/entities', 'officer/head', 'officer/deputy'];
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
    given(REGISTRAR, 'REGISTRAR_ENTITY'),
    given(HEAD, 'HEAD'),
    given(DEPUTY, 'DEPUTY'),
  );

const registered = (weight: number, ...cosigners: string[]): Draft => ({
  ...anEntity('E-1', { weight }),
  ...(cosigners.length === 0 ? {} : { cosigners }),
});

const changed = (changes: object, ...cosigners: string[]): Draft => ({
  ...{ type: 'EntityChanged', stream: 'entity/E-1', actor: REGISTRAR, data: { changes, reason: '投诉较多' } },
  ...(cosigners.length === 0 ? {} : { cosigners }),
});

describe('the weight of one entity', () => {
  it('is one, or what the head or the deputy orders', () => {
    expect(house().admission(registered(1))).toBe('admitted');
    expect(house().admission(registered(3))).toBe('weight-not-ordered');
    expect(house().admission(registered(3, HEAD))).toBe('admitted');
    expect(house().admission(registered(3, DEPUTY))).toBe('admitted');
    expect(house().admission(registered(3, 'officer/G-0001'))).toBe('weight-not-ordered');
  });

  it('is neither raised nor lowered by the registrar alone, who changes all the rest', () => {
    const now = house().given(registered(3, HEAD));
    expect(now.admission(changed({ weight: 9 }))).toBe('weight-not-ordered');
    expect(now.admission(changed({ weight: 1 }))).toBe('weight-not-ordered');
    expect(now.admission(changed({ weight: 1 }, HEAD))).toBe('admitted');
    expect(now.admission(changed({ weight: 3, grade: 'C' }))).toBe('admitted');
  });

  it('makes nobody sure to be drawn, whoever signs', () => {
    expect(house().admission(registered(10, HEAD))).toBe('admitted');
    expect(house().admission(registered(2 ** 31 - 1, HEAD))).toBe('weight-too-heavy');
    expect(
      house()
        .given(registered(3, HEAD))
        .admission(changed({ weight: 11 }, HEAD)),
    ).toBe('weight-too-heavy');
  });

  it('stands in an older log as it was stated', () => {
    expect(house().outcome(registered(2 ** 31 - 1))).toBe('accepted');
  });
});
