import { Day, Flag, Id, ListOf, OneOf, Optional, PatternList, Text, Whole } from '@mingjing/catalogue';

export const METHODS = ['SITE', 'DOCUMENT', 'SAMPLING', 'REMOTE'] as const;
export const ITEM_CLASSES = ['GENERAL', 'KEY'] as const;

const CATEGORY = [/^[A-Z]{2,4}$/, 'a category such as PP: two to four capital letters'] as const;

/** A law, regulation or rule, and the article that an item stands on. */
export class ItemBasis {
  @Text() readonly document!: string;
  @Text(100) readonly article!: string;
}

/** One matter that may be inspected: what the law does not authorise may not be done (法无授权不可为). */
export class ChecklistItem {
  @Id() readonly code!: string;
  @Text(200) readonly name!: string;
  @ListOf(() => ItemBasis, { min: 1, max: 20 }) readonly basis!: readonly ItemBasis[];
  /** The competent organisation (抽查主体). */
  @Id() readonly subject!: string;
  /** Categories of entities that the item applies to, such as `PP` (抽查对象). */
  @PatternList(...CATEGORY, { min: 1, max: 50, unique: true }) readonly objects!: readonly string[];
  @Text(1000) readonly content!: string;
  @OneOf(METHODS) readonly method!: (typeof METHODS)[number];
  /** The published words; what a draw takes is decided by RatioDecided. */
  @Optional() @Text(200) readonly ratio?: string;
  @Text(200) readonly frequency!: string;
  @OneOf(ITEM_CLASSES) readonly class!: (typeof ITEM_CLASSES)[number];
  /** A visit does not finish while a mandatory item is unanswered. */
  @Flag() readonly mandatory!: boolean;
}

/** The published list of inspection items (抽查事项清单), version 1. */
export class ChecklistPublished {
  @Text(200) readonly title!: string;
  @ListOf(() => ChecklistItem, { min: 1, max: 300 }) readonly items!: readonly ChecklistItem[];
  /** From the first moment of this day, China time. */
  @Day() readonly effectiveFrom!: string;
}

/** A whole new version; the old one stays for the visits that began under it (动态调整). */
export class ChecklistRevised {
  @Text(200) readonly title!: string;
  @ListOf(() => ChecklistItem, { min: 1, max: 300 }) readonly items!: readonly ChecklistItem[];
  @Day() readonly effectiveFrom!: string;
  @Whole(2, 9999) readonly version!: number;
  @Text() readonly reason!: string;
}
