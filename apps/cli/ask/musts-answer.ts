import type { CountedRow, MustsAsked, RollUp } from '@mingjing/accountability';

/** As `GET /v1/three-musts` takes them. */
export type MustsQuery = MustsAsked;

/** As it answers. */
export interface MustsAnswer extends RollUp, Judged {}

/** As `GET /v1/three-musts/findings` answers: one page, or all of them. */
export interface MustsListed extends Judged {
  readonly rows: readonly CountedRow[];
  readonly next?: string;
}

interface Judged {
  /** The log size at which it is true. */
  readonly size: number;
  /** The moment at which states were judged. */
  readonly asOf: string;
  /** On a demo's ledger: its times are told, not read from a clock. */
  readonly clock?: 'story';
  /** Draws that are sealed to the reader, whose findings are left out; absent where the folder itself is read. */
  readonly sealed?: readonly string[];
}
