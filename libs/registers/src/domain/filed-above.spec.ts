import { governanceContext } from '@mingjing/governance';
import { Scenario, type Draft } from '@mingjing/kernel/testing';
import { registersContext } from '../application/registers-context';
import { aFiling } from '../testing';
import { officerRegisterRoot } from './officer-register';

const REGISTRAR = 'registrar/officers';
const governance = governanceContext({ isAcceptablePublicKey: () => true, verify: () => true });

const org = (id: string, kind: string, parent?: string): Draft => ({
  ...{ type: 'OrgRegistered', stream: `org/${id}` },
  data: { name: id, kind, ...(parent === undefined ? {} : { parent }) },
});

/** A city with its county; the registrar of officers works in `own`. */
function registrarIn(own: string): Scenario {
  const data = { actor: REGISTRAR, role: 'REGISTRAR_OFFICER', org: own, from: '2026-01-01' };
  return new Scenario([governance, registersContext], undefined, '2026-03-02T09:00:00.000+08:00').given(
    org('city', 'CITY_HEALTH'),
    org('gaoqing-health', 'COUNTY_HEALTH', 'city'),
    org('neighbour-health', 'COUNTY_HEALTH', 'city'),
    org('gaoqing-brigade', 'COUNTY_BRIGADE', 'gaoqing-health'),
    org('gaoqing-justice', 'JUSTICE'),
    { type: 'RoleAssigned', stream: `actor/${REGISTRAR}`, data },
  );
}

function filedWith(now: Scenario, filedWith: string): string {
  const filing = aFiling(officerRegisterRoot(now.facts()));
  return now.admission({ ...filing, data: { ...filing.data, filedWith } });
}

describe('the filing of the officer register', () => {
  it('is with the health authority above the registrar', () => {
    expect(filedWith(registrarIn('gaoqing-brigade'), 'gaoqing-health')).toBe('admitted');
    expect(filedWith(registrarIn('gaoqing-brigade'), 'city')).toBe('admitted');
    expect(filedWith(registrarIn('gaoqing-health'), 'city')).toBe('admitted');
  });

  it.each(['gaoqing-brigade', 'gaoqing-justice', 'neighbour-health', 'nobody'])('is not with %s', (other) => {
    expect(filedWith(registrarIn('gaoqing-brigade'), other)).toBe('filed-elsewhere');
  });

  it('is with the bureau itself only where nobody stands above it', () => {
    expect(filedWith(registrarIn('city'), 'city')).toBe('admitted');
    expect(filedWith(registrarIn('gaoqing-health'), 'gaoqing-health')).toBe('filed-elsewhere');
  });

  it('stands in an older log with whomever it was filed', () => {
    const now = registrarIn('gaoqing-brigade');
    const filing = aFiling(officerRegisterRoot(now.facts()));
    expect(now.outcome({ ...filing, data: { ...filing.data, filedWith: 'gaoqing-justice' } })).toBe(
      'accepted',
    );
  });
});
