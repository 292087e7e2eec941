import type { Chance } from '../chance/chance';
import { FIELDS } from './categories';
import type { Officer } from './entity';
import { personName, phone } from './names';
import { SECTIONS } from './organisations';

/** Officers of the three sections (domain handbook, §5.12). */
const SECTION_SIZES = [12, 10, 6];
const SPECIALTIES = ['公共卫生', '医疗卫生', '学校饮水与职业卫生'];
const CAN_LEAD = 0.6;
const SECOND_SECTION = 0.3;
const FRONT_LINE = 0.75;
/** Deviation of the logarithm of strictness. */
const STRICTNESS = 0.35;

/** The 28 officers; so many of each section can lead that every draw finds a lead. */
export function generateOfficers(chance: Chance): readonly Officer[] {
  let number = 0;
  return SECTION_SIZES.flatMap((size, section) =>
    Array.from({ length: size }, (_, place) => {
      const id = `G-${String(++number).padStart(4, '0')}`;
      const canLead = place < Math.round(size * CAN_LEAD);
      return generateOfficer(chance.of('officer', id), id, section, { canLead, inOffice: place % 4 === 3 });
    }),
  );
}

/** At least three in four work on the front line: T-10 asks for 70 % of every pool. */
interface Post {
  readonly canLead: boolean;
  /** May sit in an office: chance decides. */
  readonly inOffice: boolean;
}

function generateOfficer(chance: Chance, id: string, section: number, { canLead, inOffice }: Post): Officer {
  const own = FIELDS[section] ?? FIELDS[0];
  const others = FIELDS.filter((field) => field !== own);
  return {
    id,
    post: canLead ? '一级监督员' : '监督员',
    section: SECTIONS[section] ?? SECTIONS[0],
    specialty: SPECIALTIES[section] ?? '',
    fields: chance.happens(SECOND_SECTION) ? [own, chance.one(others)].sort() : [own],
    canLead,
    frontLine: chance.happens(FRONT_LINE) || !inOffice,
    employment: chance.happens(0.6) ? 'CIVIL_SERVANT' : 'INSTITUTION',
    certificate: { kind: '行政执法证', validFrom: '2023-01-01', validTo: '2027-12-31' },
    name: personName(chance),
    certificateNumber: `SLZ-${String(chance.whole(0, 99_999_999)).padStart(8, '0')}`,
    phone: phone(chance),
    strictness: Math.exp(STRICTNESS * chance.normal()),
  };
}
