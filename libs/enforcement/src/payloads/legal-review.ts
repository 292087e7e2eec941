import { File, Flag, HashList, OneOf, Optional, Text, TextList } from '@mingjing/catalogue';
import type { FileReference } from '@mingjing/catalogue';

export const REVIEW_OPINIONS = ['AGREE', 'AMEND', 'DISAGREE'] as const;
export type ReviewOpinion = (typeof REVIEW_OPINIONS)[number];

export class LegalReviewRequested {
  @HashList({ min: 1, max: 200, unique: true }) readonly files!: string[];
}

/** The file has gaps: the request is open again until it is made anew. */
export class LegalReviewReturned {
  @TextList(500, { min: 1, max: 50 }) readonly gaps!: string[];
}

export class LegalReviewDone {
  @OneOf(REVIEW_OPINIONS) readonly opinion!: ReviewOpinion;
  @Text(2000) readonly reason!: string;
  /** Whether the reviewer holds the legal professional qualification (Penalty Law Art. 58). */
  @Flag() readonly qualification!: boolean;
}

/** Heads discuss a complex or serious case together (Penalty Law Art. 57). */
export class CollectiveDiscussionHeld {
  @Text(2000) readonly decision!: string;
  @File() readonly minutes!: FileReference;
  @Optional() @TextList(1000, { min: 1, max: 20 }) readonly dissent?: string[];
}
