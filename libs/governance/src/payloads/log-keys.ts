import { Optional, Pattern, Text, Whole } from '@mingjing/catalogue';

/** Base64 of 64 bytes. */
const SIGNATURE = [/^[A-Za-z0-9+/]{86}==$/, 'a signature: base64 of 64 bytes'] as const;

/**
 * From the checkpoint over this entry on, checkpoints bear this key's line beside that of the key before it:
 * the overlap, until LogKeyRetired. Both signatures are over lp("mingjing/log-key/v1") ‖ lp(origin) ‖ lp(logKey).
 */
export class LogKeyEnrolled {
  /** Verifier key: `<origin>+<key id>+<base64>`. */
  @Text(500) readonly logKey!: string;
  /** By the new key: it is held, and meant for this log. */
  @Pattern(...SIGNATURE) readonly proof!: string;
  /** By a key of the log in force: whoever knows that one may trust this one. Absent where it was lost. */
  @Optional() @Pattern(...SIGNATURE) readonly endorsement?: string;
}

/** The checkpoint over this entry, and all after it, are signed without this key. */
export class LogKeyRetired {
  @Text(500) readonly logKey!: string;
  @Text(500) readonly reason!: string;
  /** Invalidates nothing: sizes beyond are believed only under a cosignature or the next key. */
  @Optional() @Whole(0) readonly lastTrustedIndex?: number;
}
