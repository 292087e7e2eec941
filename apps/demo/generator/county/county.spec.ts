import { createHash } from 'node:crypto';
import { Chance } from '../chance/chance';
import { CATEGORIES, CENSUS_TRADES } from './categories';
import { ITEMS, itemsFor } from './checklist-items';
import { generateCounty } from './county';
import { COUNTY_ENTITIES } from './sizes';
import { isImmediateGate, OF_FAMILY, violation } from './violations';

const sha256 = (bytes: Uint8Array) => new Uint8Array(createHash('sha256').update(bytes).digest());
const county = generateCounty(Chance.from(sha256, 'county'), { entities: COUNTY_ENTITIES });

describe('the county', () => {
  it('has its size, its shares and its census trades', () => {
    expect(county.entities).toHaveLength(COUNTY_ENTITIES);
    const share = (code: string) =>
      county.entities.filter(({ category }) => category === code).length / COUNTY_ENTITIES;
    expect(share('PP')).toBeGreaterThan(0.45);
    expect(share('PP')).toBeLessThan(0.55);
    expect(share('MI')).toBeGreaterThan(0.25);
    expect(share('OH')).toBeLessThan(0.1);
    const census = county.entities.filter(({ subtype }) =>
      (CENSUS_TRADES as readonly string[]).includes(subtype),
    );
    expect(census).toHaveLength(95);
  });

  it('has 28 officers in sections of 12, 10 and 6, and in each section some who can lead', () => {
    const sizes = ['G-S1', 'G-S2', 'G-S3'].map((id) =>
      county.officers.filter(({ section }) => section === id),
    );
    expect(sizes.map((officers) => officers.length)).toEqual([12, 10, 6]);
    for (const officers of sizes) expect(officers.filter(({ canLead }) => canLead).length).toBeGreaterThan(2);
  });

  it('marks every name as invented, and keeps persons apart from companies', () => {
    for (const { kind, name, legalRepresentative } of county.entities) {
      expect(name).toMatch(kind === 'SOLE_TRADER' ? /^样例户[^某]+$/ : /^样例[^某户]+$/);
      expect(legalRepresentative).toMatch(/^样例某/);
    }
  });

  it('ties half a percent of the pairs of officer and entity', () => {
    const pairs = county.interests.map(({ officer, entity }) => `${officer} ${entity}`);
    expect(new Set(pairs).size).toBe(Math.round(COUNTY_ENTITIES * 28 * 0.005));
  });
});

describe('the checklist of the county', () => {
  it.each(CATEGORIES.map(({ code }) => code))('asks six things of %s and lets five more be asked', (code) => {
    const items = itemsFor(code);
    expect(items.filter(({ mandatory }) => mandatory)).toHaveLength(6);
    expect(items).toHaveLength(11);
  });

  it('takes each failure for a violation of the catalogue', () => {
    for (const item of ITEMS)
      if (item.violation !== undefined) expect(violation(item.violation)).toBeDefined();
  });

  it('sorts the violations of each family by whether a penalty may follow at once', () => {
    for (const { atOnce, afterOrder } of Object.values(OF_FAMILY)) {
      for (const code of atOnce) expect(isImmediateGate(violation(code).gate)).toBe(true);
      for (const code of afterOrder) expect(isImmediateGate(violation(code).gate)).toBe(false);
    }
  });
});
