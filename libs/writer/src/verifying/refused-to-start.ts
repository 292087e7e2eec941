import type { Rejection } from '@mingjing/kernel';

/** What log, checkpoint store and clock can contradict one another in. */
export type StartFault =
  | 'checkpoint-not-ours'
  | 'log-shorter'
  | 'root-differs'
  | 'entry-invalid'
  | 'clock-behind'
  | 'service-key-invalid';

/** Log and checkpoint store contradict one another, or an entry does not hold: nothing is served, nothing signed. */
export class RefusedToStart extends Error {
  override readonly name = 'RefusedToStart';

  constructor(
    readonly code: StartFault,
    message: string,
  ) {
    super(message);
  }
}

export function entryInvalid(index: number, why: Rejection): RefusedToStart {
  return new RefusedToStart(
    'entry-invalid',
    `Entry ${String(index)} does not hold (${why.code}): ${why.reason} It was written past the ledger. Keep the files as they are and run "mingjing verify --data DIR".`,
  );
}
