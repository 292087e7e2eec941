/** Items and violations are shared by categories of one family. */
export type Family = 'PP' | 'MI' | 'SC' | 'DW' | 'DP' | 'RD' | 'OH';

export interface Category {
  readonly code: string;
  readonly family: Family;
  /** Qualification that its officers need, within the county's jurisdiction. */
  readonly field: string;
  /** Entities of each subtype in the full county. */
  readonly subtypes: Readonly<Record<string, number>>;
  readonly licence?: string;
  /** Share of visits in which something is found. */
  readonly violationRate: number;
  /** Share of sole traders. */
  readonly soleTraders: number;
}

export const FIELDS = ['G/public-places', 'G/medical', 'G/school-water-work'] as const;
const [PUBLIC, MEDICAL, SCHOOL_WATER_WORK] = FIELDS;

/** Domain handbook, §5.2; the counts of a county of 1,780, its 95 entities of census trades among them. */
export const CATEGORIES: readonly Category[] = [
  {
    code: 'PP',
    family: 'PP',
    field: PUBLIC,
    subtypes: {
      'PP-HOTEL': 160,
      'PP-SWIM': 8,
      'PP-BATH': 30,
      'PP-HAIR': 393,
      'PP-SPA': 92,
      'PP-ENT': 60,
      'PP-MALL': 50,
      'PP-WAIT': 12,
      'PP-EXPO': 8,
      'PP-GYM': 20,
    },
    licence: '公共场所卫生许可证',
    violationRate: 0.25,
    soleTraders: 0.55,
  },
  {
    code: 'MI',
    family: 'MI',
    field: MEDICAL,
    subtypes: {
      'MI-HOSP': 4,
      'MI-PRIV': 8,
      'MI-CLIN': 110,
      'MI-DENT': 34,
      'MI-COSM': 8,
      'MI-TCM': 26,
      'MI-TOWN': 9,
      'MI-VILL': 230,
      'MI-SCHOOL': 14,
      'MI-LAB': 5,
      'MI-DIAL': 2,
    },
    licence: '医疗机构执业许可证',
    violationRate: 0.2,
    soleTraders: 0.3,
  },
  {
    code: 'SC',
    family: 'SC',
    field: SCHOOL_WATER_WORK,
    subtypes: { 'SC-PRI': 42, 'SC-MID': 20, 'SC-HIGH': 2, 'SC-VOC': 4 },
    violationRate: 0.12,
    soleTraders: 0,
  },
  {
    code: 'CC',
    family: 'SC',
    field: SCHOOL_WATER_WORK,
    subtypes: { 'CC-KIN': 35, 'CC-NUR': 23, 'CC-TRAIN': 8 },
    violationRate: 0.15,
    soleTraders: 0.1,
  },
  {
    code: 'ID',
    family: 'MI',
    field: MEDICAL,
    subtypes: { 'ID-CDC': 1, 'ID-BSL': 3, 'ID-VACC': 8 },
    violationRate: 0.12,
    soleTraders: 0,
  },
  {
    code: 'DW',
    family: 'DW',
    field: SCHOOL_WATER_WORK,
    subtypes: { 'DW-CEN': 5, 'DW-SMALL': 27, 'DW-SEC': 12, 'DW-VEND': 48, 'DW-PROD': 6 },
    licence: '供水单位卫生许可证',
    violationRate: 0.15,
    soleTraders: 0.1,
  },
  {
    code: 'DP',
    family: 'DP',
    field: PUBLIC,
    subtypes: { 'DP-MFR': 4, 'DP-SALE': 22 },
    licence: '消毒产品生产企业卫生许可证',
    violationRate: 0.15,
    soleTraders: 0.2,
  },
  {
    code: 'TW',
    family: 'DP',
    field: PUBLIC,
    subtypes: { 'TW-DISINF': 4 },
    violationRate: 0.35,
    soleTraders: 0,
  },
  {
    code: 'RD',
    family: 'RD',
    field: MEDICAL,
    subtypes: { 'RD-DX': 44, 'RD-TX': 2, 'RD-SVC': 2 },
    licence: '放射诊疗许可证',
    violationRate: 0.1,
    soleTraders: 0,
  },
  {
    code: 'OH',
    family: 'OH',
    field: SCHOOL_WATER_WORK,
    subtypes: { 'OH-EMP': 160, 'OH-SVC': 2, 'OH-EXAM': 4 },
    violationRate: 0.3,
    soleTraders: 0.05,
  },
  {
    code: 'BL',
    family: 'MI',
    field: MEDICAL,
    subtypes: { 'BL-STATION': 1 },
    violationRate: 0.1,
    soleTraders: 0,
  },
  {
    code: 'MC',
    family: 'MI',
    field: MEDICAL,
    subtypes: { 'MC-DELIVERY': 8 },
    licence: '母婴保健技术服务执业许可证',
    violationRate: 0.12,
    soleTraders: 0,
  },
  // Unlicensed places are found, not drawn (domain handbook, §5.2).
  {
    code: 'UN',
    family: 'MI',
    field: MEDICAL,
    subtypes: { 'UN-PRACTICE': 3 },
    violationRate: 1,
    soleTraders: 1,
  },
];

export function categoryOf(code: string): Category {
  const category = CATEGORIES.find((one) => one.code === code);
  if (category === undefined) throw new RangeError(`No category ${code}`);
  return category;
}

/** Swimming is named by the seed; the plan of the demo fills the other nine slots itself. */
export const CENSUS_TRADES = [
  'PP-SWIM',
  'PP-BATH',
  'DW-CEN',
  'DW-SEC',
  'TW-DISINF',
  'MI-COSM',
  'MI-DIAL',
  'BL-STATION',
  'RD-TX',
  'CC-NUR',
] as const;
