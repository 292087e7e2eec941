import { Hash, Text, Uuid, Whole } from '@mingjing/catalogue';

/** A recorded entry says something wrong (更正); what it says stays, and beside it stands what is right. */
export class CorrectionRecorded {
  /** Id of the statement that is wrong. */
  @Uuid() readonly target!: string;
  /** Its log index. */
  @Whole(0) readonly targetIndex!: number;
  /** The member by its path: `occurredAt`, `data.due`, `data.findings.0.due`. */
  @Text(200) readonly member!: string;
  /** SHA-256 of the value as the entry states it, in canonical JSON. */
  @Hash() readonly oldHash!: string;
  @Text(4000) readonly newValue!: string;
  @Text(1000) readonly reason!: string;
  /** By what right it is corrected: a rule, a decision, a review. */
  @Text(500) readonly authority!: string;
}
