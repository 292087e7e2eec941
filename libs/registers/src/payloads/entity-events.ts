import {
  Id,
  Nested,
  OneOf,
  Optional,
  Pattern,
  PatternList,
  Text,
  TextList,
  Whole,
} from '@mingjing/catalogue';
import { ImportOrigin, ExclusionBasis, Licence } from './shared-members';

export const ENTITY_KINDS = ['ORGANISATION', 'SOLE_TRADER'] as const;
export const GRADES = ['A', 'B', 'C', 'D'] as const;
export const LEVELS = ['PROVINCE', 'CITY', 'COUNTY', 'TOWN'] as const;
export const ENTITY_STATUSES = ['ACTIVE', 'SUSPENDED', 'CLOSED', 'MOVED', 'DEREGISTERED'] as const;

const CREDIT_CODE = [/^[0-9A-Z]{15,18}$/, 'a credit code of 15 to 18 digits and capital letters'] as const;
/** Those of the handbook's preset; a bureau may state others of the same form. */
export const CATEGORIES: readonly string[] = [
  ...['PP', 'MI', 'SC', 'CC', 'ID', 'DW', 'DP', 'TW', 'RD', 'OH', 'BL', 'MC'],
];
const CATEGORY = [/^[A-Z]{2,4}$/, 'a category such as PP: two to four capital letters'] as const;
const SUBTYPE = [
  /^[A-Z]{2,4}-[A-Z0-9]{1,12}$/,
  'a trade such as PP-HOTEL: a category, "-", and up to 12 capital letters or digits',
] as const;
/** Weights are compared by 64-bit products with a 256-bit ticket: draw.md wants them below 2^31. */
const HEAVIEST = 2 ** 31 - 1;

/** A subject of supervision (检查对象). Name and credit code only of organisations: those of sole traders are personal. */
export class EntityRegistered {
  @OneOf(ENTITY_KINDS) readonly kind!: (typeof ENTITY_KINDS)[number];
  @Optional() @Text(200) readonly name?: string;
  @Optional() @Pattern(...CREDIT_CODE) readonly creditCode?: string;
  /** Such as `PP` for public places. */
  @Pattern(...CATEGORY) readonly category!: string;
  /** Such as `PP-SWIM`; an overlap may name subtypes of another category. */
  @PatternList(...SUBTYPE, { max: 20, unique: true }) readonly subtypes!: readonly string[];
  @Id() readonly district!: string;
  /** Quantified grade (量化分级). */
  @Optional() @OneOf(GRADES) readonly grade?: (typeof GRADES)[number];
  /** Credit grade (信用等级) as the credit platform gives it. */
  @Optional() @OneOf(GRADES) readonly credit?: (typeof GRADES)[number];
  @Optional() @Nested(() => Licence) readonly licence?: Licence;
  /** The organisation that licenses, and so supervises (谁发证、谁监督). */
  @Id() readonly licensor!: string;
  /** The level that is answerable for the entity (分级负责). */
  @OneOf(LEVELS) readonly level!: (typeof LEVELS)[number];
  /** Weight in draws by a published table; 1 where none is given. */
  @Optional() @Whole(1, HEAVIEST) readonly weight?: number;
  @Optional() @TextList(50, { min: 1, max: 20, unique: true }) readonly tags?: readonly string[];
  @Optional() @Nested(() => ImportOrigin) readonly import?: ImportOrigin;
}

/** What of an entity may change; where it came from may not. */
export class EntityChanges {
  @Optional() @OneOf(ENTITY_KINDS) readonly kind?: (typeof ENTITY_KINDS)[number];
  @Optional() @Text(200) readonly name?: string;
  @Optional() @Pattern(...CREDIT_CODE) readonly creditCode?: string;
  @Optional() @Pattern(...CATEGORY) readonly category?: string;
  @Optional() @PatternList(...SUBTYPE, { max: 20, unique: true }) readonly subtypes?: readonly string[];
  @Optional() @Id() readonly district?: string;
  @Optional() @OneOf(GRADES) readonly grade?: (typeof GRADES)[number];
  @Optional() @OneOf(GRADES) readonly credit?: (typeof GRADES)[number];
  @Optional() @Nested(() => Licence) readonly licence?: Licence;
  @Optional() @Id() readonly licensor?: string;
  @Optional() @OneOf(LEVELS) readonly level?: (typeof LEVELS)[number];
  @Optional() @Whole(1, HEAVIEST) readonly weight?: number;
  @Optional() @TextList(50, { min: 1, max: 20, unique: true }) readonly tags?: readonly string[];
  @Optional() @OneOf(ENTITY_STATUSES) readonly status?: (typeof ENTITY_STATUSES)[number];
}

/** Members given replace those that stood; `changes` is absent where only personal fields change. */
export class EntityChanged {
  @Optional() @Nested(() => EntityChanges) readonly changes?: EntityChanges;
  @Text() readonly reason!: string;
}

/** Outside the law's scope of inspection: from now on no draw takes it (一律不得擅自开展执法检查). */
export class EntityExcluded {
  @Nested(() => ExclusionBasis) readonly basis!: ExclusionBasis;
  @Text() readonly reason!: string;
}
