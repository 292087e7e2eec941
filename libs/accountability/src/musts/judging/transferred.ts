import { countsAt, type Act } from '../act';
import type { MustRecord, TransferRecord } from '../must-record';
import { openAt, type Done, type Exit, type Ground } from './row';

/** How transfers bear on one row. */
export interface Transferred {
  readonly exit?: Exit;
  readonly suspended?: Ground;
  /** The matter came back: the full clock runs again from here. */
  readonly restart?: Act;
}

/**
 * A transfer is no exit: it suspends the rows that are open. Received by another department, it waives
 * them; returned, refused by the police or sent back by the prosecutor, their clocks begin anew.
 */
export function transferred(record: MustRecord, start: Act | undefined, done: Done | undefined): Transferred {
  const last = record.transfers.filter((one) => concerns(one, start, done)).at(-1);
  if (last === undefined) return {};
  if (last.ended !== undefined) return openAt(last.ended, done) ? { restart: last.ended } : {};
  return last.receipt !== undefined && last.kind === 'DEPARTMENT'
    ? { exit: received(last, last.receipt) }
    : {
        suspended: {
          acts: actsOf(last),
          note: last.kind === 'POLICE' ? 'with the police' : 'no receipt yet',
        },
      };
}

/** The row was open when the matter went away, or was opened while it was away. */
function concerns(
  { transferred: act, ended }: TransferRecord,
  start: Act | undefined,
  done: Done | undefined,
): boolean {
  const wasOver = ended !== undefined && start !== undefined && ended.index < start.index;
  return openAt(act, done) && !wasOver;
}

/** In time or late is the transfer, not the receipt, which is the other department's to give. */
function received({ transferred: act }: TransferRecord, receipt: Act): Exit {
  return { code: 'W-TRANSFER', at: countsAt(act), acts: [act, receipt] };
}

function actsOf({ transferred: act, receipt }: TransferRecord): readonly Act[] {
  return receipt === undefined ? [act] : [act, receipt];
}
