import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { bothAgreeOn } from '@mingjing/catalogue/testing';
import { enforcementContext } from './enforcement-context';

const SOURCE = join(__dirname, '..');
const files = readdirSync(SOURCE, { recursive: true, encoding: 'utf8' }).filter((name) =>
  name.endsWith('.ts'),
);
const textOf = (wanted: (name: string) => boolean) =>
  files
    .filter(wanted)
    .map((name) => readFileSync(join(SOURCE, name), 'utf8'))
    .join('\n');

const decisions = textOf((name) => name.startsWith('domain') && !name.endsWith('.spec.ts'));
const specs = textOf((name) => name.endsWith('.spec.ts') && !name.includes('enforcement-context'));
const used = new Set(
  [...decisions.matchAll(/(?:rejection\(|noInvestigatorMay\('\w+',|\bcode:)\s*'([a-z-]+)'/g)].map((match) =>
    String(match[1]),
  ),
);
used.add('rule-missing');

describe('the refusals of enforcement', () => {
  it('are titled, each one that is used and no other', () => {
    expect(Object.keys(enforcementContext.refusals).sort()).toEqual([...used].sort());
  });

  it.each([...used].sort())('%s is proved by a spec', (code) => {
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
