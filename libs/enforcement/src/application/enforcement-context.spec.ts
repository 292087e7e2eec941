import { join } from 'node:path';
import { bothAgreeOn } from '@mingjing/catalogue/testing';
import { codesIn, sourcesIn, specsIn } from '@mingjing/kernel/testing';
import { enforcementContext } from './enforcement-context';

const DOMAIN = join(__dirname, '../domain');
const REFUSED_CODE = /(?:rejection\(|noInvestigatorMay\('\w+',|\bcode:)\s*'([a-z-]+)'/g;

const specs = specsIn(DOMAIN);
const used = [...codesIn(sourcesIn(DOMAIN), REFUSED_CODE), 'rule-missing'].sort();

describe('the refusals of enforcement', () => {
  it('are titled, each one that is used and no other', () => {
    expect(Object.keys(enforcementContext.refusals).sort()).toEqual(used);
  });

  it.each(used)('%s is proved by a spec', (code) => {
    expect(specs).toContain(`'${code}'`);
  });
});

describe('the events of enforcement', () => {
  it.each(enforcementContext.events.map((event) => [event.type, event] as const))(
    '%s is checked alike by its class and its schema',
    (_type, { payload }) => bothAgreeOn(payload, 50),
  );

  it('are all restricted to readers', () => {
    expect(new Set(enforcementContext.events.map((event) => event.visibility))).toEqual(new Set(['reader']));
  });

  it('are stated by people, but for the failure of a recheck', () => {
    const derived = enforcementContext.events.filter((event) => event.statedBy.includes('ledger'));
    expect(derived.map((event) => [event.type, event.decide])).toEqual([['RecheckFailed', undefined]]);
  });
});
