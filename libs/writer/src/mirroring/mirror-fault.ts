import { ListMissing, rejection, type Rejection } from '@mingjing/kernel';
import type { Fault } from '../verifying/faults';

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

export function forgedAt(index: number): MirrorFault {
  return new MirrorFault(index, rejection('signature-invalid', 'A signature of the entry does not hold.'));
}

/** A list that is missing here is no fault of the log: once it is brought, the same entry is taken. */
export function faultOf({ index, rejection: why }: Fault): Error {
  const { list } = why.facts;
  return why.code === 'list-missing' && typeof list === 'string'
    ? new ListMissing(list)
    : new MirrorFault(index, why);
}
