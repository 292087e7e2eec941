import { ListOf, Optional, Pattern, Text, Uuid } from '@mingjing/catalogue';

const BASE64 = [/^[A-Za-z0-9+/]{1,60000}={0,2}$/, 'base64 of at most 60,002 characters'] as const;
const SIGNATURE = [/^[A-Za-z0-9+/]{86}==$/, 'a signature: base64 of 64 bytes'] as const;
const KEY_ID = [/^[0-9a-f]{16}$/, 'the id of a key: 16 lower-case hexadecimal digits'] as const;

/** Why an entry came late (补录说明); the cosigner, another person, approves the reason. */
export class LateEntryReasonGiven {
  /** Id of the late statement. */
  @Uuid() readonly target!: string;
  @Text(1000) readonly reason!: string;
}

/** A cosigner's signature over the same bytes as the signer's. */
export class Cosignature {
  @Pattern(...KEY_ID) readonly key!: string;
  /** Base64 of 64 bytes. */
  @Pattern(...SIGNATURE) readonly sig!: string;
}

/**
 * A statement that was signed in time but can no longer be entered, since its key was revoked before it
 * arrived: entered by another person, and shown as not verified in time.
 */
export class LateStatementAdmitted {
  /** Base64 of the signed body: the original statement in canonical JSON. */
  @Pattern(...BASE64) readonly original!: string;
  /** Base64 of its signature, 64 bytes. */
  @Pattern(...SIGNATURE) readonly signature!: string;
  /** Id of the key that signed it. */
  @Optional() @Pattern(...KEY_ID) readonly key?: string;
  /** One for each cosigner that the original names, in the order of the names. */
  @Optional() @ListOf(() => Cosignature, { min: 1, max: 20 }) readonly cosigners?: readonly Cosignature[];
  @Text(1000) readonly reason!: string;
}
