import { concatBytes, lengthPrefixed, type Sha256 } from './bytes';
import { fromHex, toHex } from './hex';

/** What travels beside a statement and stands in the vault, never in an entry. */
export interface Disclosure {
  /** 64 hex digits: 32 random bytes, one salt per field and statement. */
  readonly salt: string;
  readonly value: string;
  /** `person/<UUID>`, or the stream of the statement. */
  readonly subject: string;
}

export type Disclosures = Readonly<Record<string, Disclosure>>;

/**
 * SHA-256( lp("mingjing/personal/v1") ‖ lp(salt, 32 bytes) ‖ lp(field) ‖ lp(value) ), as hex.
 * The salt keeps a name from being guessed; erasing it leaves a commitment that opens to nothing.
 */
export function personalCommitment(sha256: Sha256, field: string, value: string, salt: Uint8Array): string {
  return toHex(
    sha256(
      concatBytes(
        lengthPrefixed('mingjing/personal/v1'),
        lengthPrefixed(salt),
        lengthPrefixed(field),
        lengthPrefixed(value),
      ),
    ),
  );
}

export function opensCommitment(
  sha256: Sha256,
  field: string,
  disclosure: Disclosure,
  commitment: string,
): boolean {
  const salt = fromHex(disclosure.salt, 32);
  return salt !== null && personalCommitment(sha256, field, disclosure.value, salt) === commitment;
}
