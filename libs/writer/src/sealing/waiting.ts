import type { Rejection } from '@mingjing/kernel';
import type { Proposal } from '../accepting/intake';
import type { Verdict } from '../deciding/group';
import type { Observation } from '../deciding/observation';
import { appendedReceipt, sealedReceipt, type Receipt } from './receipt';
import type { Sealer } from './seal';

/** How long the client waits: until the entry is durable, under a signed checkpoint, or cosigned by the quorum. */
export type Wait = 'appended' | 'sealed' | 'witnessed';

export type Answer =
  | { readonly ok: true; readonly receipts: readonly Receipt[] }
  | { readonly ok: false; readonly rejection: Rejection };

/** A batch whose client waits for the answer. */
export interface Waiting {
  readonly proposals: readonly Proposal[];
  readonly isArray: boolean;
  readonly wait: Wait;
  readonly resolve: (answer: Answer) => void;
  readonly reject: (failure: Error) => void;
}

/** Something seen by the server, whose answer waits until it is recorded; `refused` where it cannot be now. */
export interface Observing {
  readonly observation: Observation;
  readonly resolve: (refused?: Rejection) => void;
  readonly reject: (failure: Error) => void;
}

/** A batch that a group has decided on. */
export interface Decided {
  readonly waiting: Waiting;
  readonly verdict: Verdict;
}

/** Answers those who wait for no more than that their entries are durable. */
export function answerAppended(decided: readonly Decided[], size: number): void {
  for (const { waiting, verdict } of decided) {
    if (waiting.wait !== 'appended' || !verdict.ok) continue;
    waiting.resolve({ ok: true, receipts: verdict.places.map((place) => appendedReceipt(place, size)) });
  }
}

/** Answers the others. What was decided on a group, refusals and repetitions too, is answered under its seal. */
export function answerSealed(decided: readonly Decided[], sealer: Sealer): void {
  for (const { waiting, verdict } of decided) {
    if (!verdict.ok) waiting.resolve(verdict);
    else if (waiting.wait !== 'appended') {
      waiting.resolve({ ok: true, receipts: verdict.places.map((place) => sealedReceipt(sealer, place)) });
    }
  }
}
