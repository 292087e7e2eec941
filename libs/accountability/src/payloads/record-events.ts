import { Actor, Flag, Hash, Moment, Optional, Pattern, Text, Uuid, Whole } from '@mingjing/catalogue';

/** 更正: names what it corrects; the corrected entry stays as it is, and both values are shown. */
export class CorrectionRecorded {
  /** Id of the statement that is corrected. */
  @Uuid() readonly target!: string;
  @Whole(0) readonly targetIndex!: number;
  /** Path of the member in the corrected data, such as `findings[0].due`. */
  @Text(200) readonly member!: string;
  /** SHA-256 over the JCS of the old value. */
  @Hash() readonly oldHash!: string;
  @Text(2000) readonly newValue!: string;
  @Text(1000) readonly reason!: string;
  /** On what ground the corrector may correct. */
  @Text(500) readonly authority!: string;
}

/** Observed: somebody looked at something sensitive. */
export class AccessRecorded {
  @Actor() readonly reader!: string;
  /** The stream that was looked at. */
  @Text(300) readonly subject!: string;
  /** True: before the draw behind it was unblinded. */
  @Flag() @Optional() readonly early?: boolean;
}

/** A checkpoint was carried out of the ledger's reach: printed, published, handed to another body. */
export class Anchored {
  @Whole(1) readonly size!: number;
  /** Hex root of the log at that size. */
  @Hash() readonly root!: string;
  @Text(300) readonly where!: string;
  @Text(500) readonly reference!: string;
}

/** 补录说明: why an entry came late; approved by the cosigner. */
export class LateEntryReasonGiven {
  @Uuid() readonly target!: string;
  @Text(1000) readonly reason!: string;
}

/** A statement signed offline before its key was revoked and sent after; shown as unverified in time. */
export class LateStatementAdmitted {
  /** Base64 of the signed JCS body. */
  @Pattern(/^[A-Za-z0-9+/]+={0,2}$/) readonly original!: string;
  /** Id of the key that signed it. */
  @Pattern(/^[0-9a-f]{16}$/) readonly key!: string;
  /** Base64 of the 64 bytes of its signature. */
  @Pattern(/^[A-Za-z0-9+/]{86}==$/) readonly signature!: string;
  @Moment() @Optional() readonly handedIn?: string;
  @Text(1000) readonly reason!: string;
}
