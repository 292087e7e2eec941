import type { RollUp } from '@mingjing/accountability';

/** As `GET /v1/three-musts` takes them. */
export type MustsQuery = Readonly<Partial<Record<'as-of' | 'origin' | 'by' | 'from' | 'to', string>>>;

/** As it answers. */
export interface MustsAnswer extends RollUp {
  /** The log size at which it is true. */
  readonly size: number;
  /** The moment at which states were judged. */
  readonly asOf: string;
  /** Findings of draws that are sealed to the reader; absent where nothing is. */
  readonly withheld?: number;
}
