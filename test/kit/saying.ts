import type { SignedSubmission } from '@mingjing/client';

/** What a person states, as a test writes it. */
export interface Saying {
  readonly type: string;
  readonly stream: string;
  readonly data: object;
  readonly id?: string;
  readonly occurredAt?: string;
  readonly cosigners?: readonly string[];
  readonly personal?: Readonly<Record<string, string>>;
  readonly disclosures?: SignedSubmission['disclosures'];
  readonly expect?: number | 'none';
}
