import { Hash, Pattern, Text, Uuid, Whole } from '@mingjing/catalogue';

/** A member of a statement by its path: `occurredAt`, `data.due`, `data.findings.0.due`. */
const MEMBER = /^[a-zA-Z][A-Za-z0-9]{0,60}(\.[A-Za-z0-9]{1,60}){0,8}$/;

/** A recorded entry says something wrong; what it says stays, and beside it stands what is right. */
export class CorrectionRecorded {
  /** Id of the statement that is wrong. */
  @Uuid() readonly target!: string;
  /** Its log index. */
  @Whole(0) readonly targetIndex!: number;
  @Pattern(MEMBER) readonly member!: string;
  /** SHA-256 of the value as it stands, in canonical JSON. */
  @Hash() readonly oldHash!: string;
  @Text(4000) readonly newValue!: string;
  @Text(1000) readonly reason!: string;
  /** By what right it is corrected: a rule, a decision, a review. */
  @Text(300) readonly authority!: string;
}
