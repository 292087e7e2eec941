import { addDays } from '@mingjing/kernel';
import type { Chance } from '../chance/chance';
import { CATEGORIES, type Category } from './categories';
import type { Entity } from './entity';
import { address, companyName, personName, phone, traderName } from './names';
import { scaled, type Scale } from './sizes';

const TOWNS = ['田镇', '青城', '高城', '黑里寨', '唐坊', '常家', '花沟', '木李', '芦湖'];
/** Share of licences granted on the holder's word (告知承诺). */
const COMMITMENT = 0.18;
const REGISTER_DAY = '2025-12-01';

/** The register of entities at the turn of the year, in the order of its file. */
export function generateEntities(chance: Chance, scale: Scale): readonly Entity[] {
  let number = 0;
  return CATEGORIES.filter(isListed).flatMap((category) =>
    Object.entries(category.subtypes).flatMap(([subtype, full]) =>
      Array.from({ length: scaled(full, scale) }, () => {
        const id = entityId(++number);
        return generateEntity(chance.of('entity', id), id, category, subtype, REGISTER_DAY);
      }),
    ),
  );
}

/** Unlicensed places stand in no list of the bureau: they enter the register when they are found. */
function isListed({ code }: Category): boolean {
  return code !== 'UN';
}

export function entityId(number: number): string {
  return `E-${String(number).padStart(5, '0')}`;
}

/** `latest`: the last day on which its licence can have been issued. */
export function generateEntity(
  chance: Chance,
  id: string,
  category: Category,
  subtype: string,
  latest: string,
): Entity {
  const town = chance.one(TOWNS);
  const isTrader = chance.happens(category.soleTraders);
  const licence = licenceOf(chance, id, category, latest);
  return {
    id,
    kind: isTrader ? 'SOLE_TRADER' : 'ORGANISATION',
    name: isTrader ? traderName(chance, subtype) : companyName(chance, subtype),
    creditCode: `SL370322${String(chance.whole(0, 9_999_999_999)).padStart(10, '0')}`,
    category: category.code,
    subtype,
    district: town,
    ...(chance.happens(0.7) ? { grade: chance.weighted({ A: 15, B: 50, C: 30, D: 5 }) } : {}),
    ...(licence === undefined ? {} : { licence }),
    licensor: 'G',
    level: chance.happens(0.8) ? 'COUNTY' : 'TOWN',
    legalRepresentative: personName(chance),
    phone: phone(chance),
    address: address(chance, town),
  };
}

function licenceOf(
  chance: Chance,
  id: string,
  { licence, code }: Category,
  latest: string,
): Entity['licence'] {
  if (licence === undefined) return undefined;
  const issued = addDays(latest, -chance.whole(0, 4 * 365 - 30));
  return {
    number: `SL-${code}-${id}`,
    kind: licence,
    issued,
    validTo: addDays(issued, 4 * 365),
    mode: chance.happens(COMMITMENT) ? 'COMMITMENT' : 'ORDINARY',
  };
}
