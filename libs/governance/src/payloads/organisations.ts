import { Day, Id, Nested, OneOf, Optional, Pattern, Text, TextList } from '@mingjing/catalogue';

/** Kinds of organisation (docs/glossary.md): authorities, teams, laboratories, those who watch, those who receive. */
export const ORGANISATION_KINDS = [
  'NATIONAL_CENTER',
  'PROVINCE_HEALTH',
  'CITY_HEALTH',
  'CITY_INSTITUTE',
  'COUNTY_HEALTH',
  'COUNTY_BRIGADE',
  'TOWNSHIP_STATION',
  'DISEASE_CONTROL',
  'TCM_AUTHORITY',
  'LAB',
  'JUSTICE',
  'DISCIPLINE',
  'PROCURATORATE',
  'POLICE',
  'COURT',
  'OTHER_DEPT',
  'CREDIT_PLATFORM',
  'WITNESS',
] as const;

export type OrganisationKind = (typeof ORGANISATION_KINDS)[number];

export class OrgRegistered {
  @Text(200) readonly name!: string;
  @OneOf(ORGANISATION_KINDS) readonly kind!: OrganisationKind;
  /** The organisation above it, registered before. */
  @Optional() @Id() readonly parent?: string;
  /** Code of the administrative division (GB/T 2260): 6 to 12 digits. */
  @Optional()
  @Pattern(/^\d{6,12}$/, 'the code of an administrative division: 6 to 12 digits')
  readonly adminCode?: string;
}

/** A document that a power or a limit rests on. */
export class LegalBasis {
  @Text(200) readonly document!: string;
  @Optional() @Text(100) readonly article?: string;
}

/** Written delegation (委托书), Penalty Law Arts. 20 and 21; stands in the stream of the organisation that delegates. */
export class DelegationGranted {
  @Id() readonly delegation!: string;
  @Id() readonly from!: string;
  @Id() readonly to!: string;
  /** The powers, one word or phrase each, for example `public-places/inspect`. */
  @TextList(200, { min: 1, max: 100, unique: true }) readonly scope!: readonly string[];
  @Nested(() => LegalBasis) readonly basis!: LegalBasis;
  @Day() readonly validFrom!: string;
  /** The last day on which it holds. */
  @Optional() @Day() readonly validTo?: string;
}

export class DelegationRevoked {
  @Id() readonly delegation!: string;
  @Text(500) readonly reason!: string;
}
