import { isAbove, organisation, organisationOf } from '@mingjing/governance/contracts';
import { rejection, type Facts, type Policy } from '@mingjing/kernel';
import type { OfficerRegisterFiled } from '../payloads/register-events';

/** Those who can hold a brigade to what it filed. */
const AUTHORITIES: readonly string[] = [
  'PROVINCE_HEALTH',
  'CITY_HEALTH',
  'COUNTY_HEALTH',
  'DISEASE_CONTROL',
  'TCM_AUTHORITY',
];

/** 报县卫生健康局备案: with the authority above, and with none that has no say in it. Asked of new filings only (docs/adr/0017). */
export const theRegisterIsFiledWithTheAuthorityAbove: Policy<unknown, OfficerRegisterFiled> = (
  _state,
  { actor, data: { filedWith } },
  facts,
) => {
  const own = organisationOf(facts, actor);
  if (own.some((org) => mayReceive(filedWith, org, facts))) return undefined;
  const reason = `The officer register is filed with the health authority above ${own.join(', ')}, which ${filedWith} is not. Name the bureau that the registrar's organisation answers to.`;
  return rejection('filed-elsewhere', reason, { filedWith, own });
};

/** Whoever has nobody above him in this ledger files with himself: he is the bureau. */
function mayReceive(filedWith: string, own: string, facts: Facts): boolean {
  const { kind = '', parent } = organisation(facts, filedWith) ?? {};
  if (!AUTHORITIES.includes(kind)) return false;
  return isAbove(facts, filedWith, own) || (filedWith === own && parent === undefined);
}
