import { organisation } from '@mingjing/governance/contracts';
import type { Facts } from '@mingjing/kernel';

const AUTHORITIES: readonly string[] = [
  'PROVINCE_HEALTH',
  'CITY_HEALTH',
  'COUNTY_HEALTH',
  'DISEASE_CONTROL',
  'TCM_AUTHORITY',
];

/** The nearest organisation at or above a section that licenses; ends, since parents are registered first. */
export function authorityOf(facts: Facts, section: string): string | undefined {
  for (let at: string | undefined = section; at !== undefined; at = organisation(facts, at)?.parent) {
    if (AUTHORITIES.includes(organisation(facts, at)?.kind ?? '')) return at;
  }
  return undefined;
}
