import { personalCommitment, toHex, type Disclosure, type Sha256 } from '@mingjing/kernel';

export interface Disclosing {
  /** Member `personal` of the statement. */
  readonly personal: Readonly<Record<string, string>>;
  /** What travels beside it. */
  readonly disclosures: Readonly<Record<string, Disclosure>>;
}

/** Commits to personal values; `salt` gives 32 fresh random bytes at each call. */
export function disclosing(
  values: Readonly<Record<string, string>>,
  subject: string,
  salt: () => Uint8Array,
  sha256: Sha256,
): Disclosing {
  const personal: Record<string, string> = {};
  const disclosures: Record<string, Disclosure> = {};
  for (const [field, value] of Object.entries(values)) {
    const own = salt();
    personal[field] = personalCommitment(sha256, field, value, own);
    disclosures[field] = { salt: toHex(own), value, subject };
  }
  return { personal, disclosures };
}
