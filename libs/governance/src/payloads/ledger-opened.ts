import { Nested, OneOf, Pattern, PublicKey, Text } from '@mingjing/catalogue';
import type { JsonObject } from '@mingjing/kernel';
import { IsObject } from 'class-validator';

class Founder {
  @OneOf(['founder']) readonly actor!: 'founder';
  @PublicKey() readonly publicKey!: string;
}

/**
 * Entry 0: the keys that all others hang on, and the ledger's policy. Bytes: record.md, Keys.
 * The policy's own members are free; `clock` ("story" | "system") and `personalSignaturesOnly`
 * (boolean) are known to the ledger and checked when deciding.
 */
export class LedgerOpened {
  /** Name of the ledger that every statement names. */
  @Pattern(/^[^\s+]{1,200}$/, 'an origin of at most 200 characters without spaces and "+"')
  readonly origin!: string;
  /** Verifier key of the checkpoints: `<name>+<key id>+<base64>`. */
  @Text(500) readonly logKey!: string;
  /** Of the key that signs derived and observed entries: base64 of 32 bytes. */
  @PublicKey() readonly serviceKey!: string;
  @Nested(() => Founder) readonly founder!: Founder;
  @IsObject() readonly policy!: JsonObject;
}
