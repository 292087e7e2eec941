import { HashList, OneOf, Optional, Pattern, Text } from '@mingjing/catalogue';

export const ITEM_RESULTS = ['PASS', 'FAIL', 'NA', 'NOT_CHECKED'] as const;
export type ItemResult = (typeof ITEM_RESULTS)[number];

/** Code of the violation catalogue, such as `PP-03`. */
export const VIOLATION_CODE = [
  /^[A-Z]{2,4}-\d{2,3}$/,
  'a code of the catalogue of violations such as PP-03',
] as const;

/** One item of the checklist, answered on the spot. FAIL is a first trace: a finding opens. */
export class ItemAnswered {
  @Text(64) readonly item!: string;
  @OneOf(ITEM_RESULTS) readonly result!: ItemResult;
  /** What the officers take it for; only beside FAIL. */
  @Optional() @Pattern(...VIOLATION_CODE) readonly violation?: string;
  /** SHA-256 of the files that show it. */
  @Optional() @HashList({ min: 1, max: 100, unique: true }) readonly evidence?: readonly string[];
}
