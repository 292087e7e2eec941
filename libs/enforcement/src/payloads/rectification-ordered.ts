import { Day, Flag, Id, ListOf, Nested, OneOf, Optional, Text } from '@mingjing/catalogue';
import { CitedArticle } from './cited-article';

/** 责令立即改正 or 责令限期改正: Penalty Law Art. 28 allows both. */
export const ORDER_KINDS = ['IMMEDIATE', 'BY_DATE'] as const;
export type OrderKind = (typeof ORDER_KINDS)[number];

/** Only a no is stated, and with its reason: an act that cannot be undone needs no recheck. */
export class RecheckNeed {
  @Flag() readonly needed!: boolean;
  @Text(500) readonly reason!: string;
}

export class OrderedFinding {
  /** What stands after "/" in the finding's stream. */
  @Id() readonly finding!: string;
  @OneOf(ORDER_KINDS) readonly kind!: OrderKind;
  /** Last day on which the entity may correct; on BY_DATE only. */
  @Optional() @Day() readonly due?: string;
  @Optional() @Nested(() => RecheckNeed) readonly recheck?: RecheckNeed;
}

/** An order to correct (责令改正), signed by both officers. Opens `order/<UUID>`. */
export class RectificationOrdered {
  /** 文号, such as `高卫责改〔2026〕12号`. */
  @Text(80) readonly number!: string;
  @Optional() @Id() readonly task?: string;
  @Id() readonly entity!: string;
  @ListOf(() => CitedArticle, { min: 1, max: 20 }) readonly basis!: CitedArticle[];
  @ListOf(() => OrderedFinding, { min: 1, max: 100 }) readonly findings!: OrderedFinding[];
}
