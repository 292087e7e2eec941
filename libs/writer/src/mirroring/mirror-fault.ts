import type { Rejection } from '@mingjing/kernel';

/** What a mirror was given does not hold: nothing of it is kept, and nothing more is taken. */
export class MirrorFault extends Error {
  override readonly name = 'MirrorFault';

  constructor(
    readonly index: number,
    readonly rejection: Rejection,
  ) {
    super(
      `Entry ${String(index)} of the shared log does not hold (${rejection.code}): ${rejection.reason} It was not written by a ledger that keeps the rules; this node takes nothing more. Compare the log with a witness, and with the other nodes.`,
    );
  }
}
