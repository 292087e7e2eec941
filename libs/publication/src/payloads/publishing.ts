import { Flag, Hash, OneOf, Optional, Pattern, Text } from '@mingjing/catalogue';

export const PUBLICATION_KINDS = [
  'INSPECTION_RESULT',
  'PENALTY',
  'DRAW',
  'CHECKLIST',
  'SUMMARY',
  'STATISTICS',
] as const;
export type PublicationKind = (typeof PUBLICATION_KINDS)[number];

/** The stream that a publication is about, such as `case/0d9c…`. */
const STREAM = [
  /^[a-z]+\/[^\s]{1,200}$/,
  'a stream such as entity/E-0001, or a person by pseudonym, without spaces',
] as const;

/** The head decides whether something is made public (Penalty Law Art. 48, rule T-21). */
export class PublicationDecided {
  @Pattern(...STREAM) readonly subject!: string;
  @OneOf(PUBLICATION_KINDS) readonly kind!: PublicationKind;
  @Flag() readonly publish!: boolean;
  /** Never absent where it is not published. */
  @Optional() @Text(1000) readonly ground?: string;
}

/** Somebody else than the author has read the text and lets it out. */
export class PublicationApproved {
  /** SHA-256 of the exact text, as UTF-8. */
  @Hash() readonly content!: string;
}

/** The public text itself: everyone reads this entry, so nothing restricted may stand in it. */
export class Published {
  @Pattern(...STREAM) readonly subject!: string;
  @OneOf(PUBLICATION_KINDS) readonly kind!: PublicationKind;
  @Text(8000) readonly text!: string;
  /** The site or board on which it stands. */
  @Text(200) readonly where!: string;
}

export class PublicationFailed {
  @Text(1000) readonly reason!: string;
}

/** Taken off again; the entry says so to everyone (rule T-25). */
export class Withdrawn {
  @Text(1000) readonly reason!: string;
  /** Decision, judgment or rule that it stands on. */
  @Text(500) readonly ground!: string;
}
