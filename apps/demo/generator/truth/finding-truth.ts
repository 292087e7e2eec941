import type { Gate } from '../county/violations';

/** An order as it stood for one finding. Moments in milliseconds: when it really happened. */
export interface OrderTruth {
  readonly order: string;
  readonly kind: 'IMMEDIATE' | 'BY_DATE';
  readonly servedAt: number;
  /** The date that counts in the end. */
  due?: string;
  withdrawnAt?: number;
  recheckedAt?: number;
  corrected?: boolean;
}

export interface TransferTruth {
  readonly police: boolean;
  readonly at: number;
  receivedAt?: number;
  returnedAt?: number;
}

/** How the question of a penalty was answered. */
export interface PenaltyTruth {
  assessed?: { readonly at: number; readonly reached: boolean };
  filedAt?: number;
  decidedAt?: number;
  decisionServedAt?: number;
  onSpotAt?: number;
  waived?: { readonly at: number; readonly lawful: boolean };
  annulledAt?: number;
}

/** What really happened to one finding, noted while it was made up. */
export interface FindingTruth {
  readonly finding: string;
  readonly task: string;
  readonly origin: string;
  readonly gate: Gate;
  readonly tracedAt: number;
  answer?: { readonly kind: 'CONFIRMED' | 'DISMISSED' | 'MERGED'; readonly at: number };
  readonly orders: OrderTruth[];
  transfer?: TransferTruth;
  /** Since the violation was confirmed. */
  readonly penalty: PenaltyTruth;
  /** Since a recheck failed. */
  readonly penaltyAgain: PenaltyTruth;
  withdrawnAt?: number;
  closedAt?: number;
}

export function newFinding(
  opening: Pick<FindingTruth, 'finding' | 'task' | 'origin' | 'gate' | 'tracedAt'>,
): FindingTruth {
  return { ...opening, orders: [], penalty: {}, penaltyAgain: {} };
}
