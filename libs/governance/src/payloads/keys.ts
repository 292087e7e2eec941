import { OneOf, Optional, Pattern, PublicKey, Text, Whole } from '@mingjing/catalogue';
import { ACTOR } from '@mingjing/kernel';
import { KEY_ID, KEY_PURPOSES } from './actor-forms';

export type KeyPurpose = (typeof KEY_PURPOSES)[number];

export class KeyEnrolled {
  @Pattern(ACTOR, 'an actor such as officer/G-0012, "founder" or "ledger"') readonly actor!: string;
  @PublicKey() readonly publicKey!: string;
  @OneOf(KEY_PURPOSES) readonly purpose!: KeyPurpose;
  /** Base64 of the new key's signature over lp("mingjing/key/v1") ‖ lp(origin) ‖ lp(actor). */
  @Pattern(/^[A-Za-z0-9+/]{86}==$/, 'a signature: base64 of 64 bytes') readonly proof!: string;
}

export class KeyRevoked {
  @Pattern(ACTOR, 'an actor such as officer/G-0012, "founder" or "ledger"') readonly actor!: string;
  @Pattern(...KEY_ID) readonly key!: string;
  @Text(500) readonly reason!: string;
  /** Invalidates nothing: later entries by the key are shown as "after compromise". */
  @Optional() @Whole(0) readonly lastTrustedIndex?: number;
}
