import { Day, Hash, Id, OneOf, Optional, Text, Whole } from '@mingjing/catalogue';

/** The file and the row in it that a statement was taken from; rows count from 1 without gaps. */
export class ImportOrigin {
  /** SHA-256 of the file's bytes. */
  @Hash() readonly file!: string;
  @Whole(1, 99_999_999) readonly row!: number;
}

/** A law, regulation or rule, and the article of it. */
export class ExclusionBasis {
  @Text() readonly document!: string;
  @Optional() @Text(100) readonly article?: string;
}

export const LICENCE_MODES = ['ORDINARY', 'COMMITMENT'] as const;

/** `COMMITMENT`: granted on the holder's word (告知承诺), which a first check must still look into. */
export class Licence {
  @Id() readonly number!: string;
  @Text(100) readonly kind!: string;
  @Day() readonly issued!: string;
  @Optional() @Day() readonly validTo?: string;
  @OneOf(LICENCE_MODES) readonly mode!: (typeof LICENCE_MODES)[number];
}

/** An enforcement certificate without its number, which is personal. */
export class Certificate {
  @Text(100) readonly kind!: string;
  @Day() readonly validFrom!: string;
  @Day() readonly validTo!: string;
}
