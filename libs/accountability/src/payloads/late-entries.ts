import { Pattern, Text, Uuid } from '@mingjing/catalogue';

const BASE64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/;

/** Why an entry came late; the cosigner, another person, approves the reason. */
export class LateEntryReasonGiven {
  /** Id of the late statement. */
  @Uuid() readonly target!: string;
  @Text(1000) readonly reason!: string;
}

/**
 * A statement that was signed in time but can no longer be entered, since its key was revoked before it
 * arrived: entered by another person, and shown as not verified in time.
 */
export class LateStatementAdmitted {
  /** Base64 of the signed body: the original statement in canonical JSON. */
  @Text(50_000) @Pattern(BASE64) readonly original!: string;
  /** Base64 of its signature, 64 bytes. */
  @Pattern(/^[A-Za-z0-9+/]{86}==$/) readonly signature!: string;
  @Text(1000) readonly reason!: string;
}
