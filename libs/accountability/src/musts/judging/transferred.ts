import { countsAt, type Act } from '../act';
import type { MustRecord, StoredLimit, TransferRecord } from '../must-record';
import { isAfter, openAt, type Done, type Exit, type Ground } from './row';
import { NOTES } from '../notes';

/** How transfers bear on one row. */
export interface Transferred {
  readonly exit?: Exit;
  readonly suspended?: Ground;
  /** The matter came back, having left in time: the full clock runs again from here. */
  readonly restart?: Act;
}

/** What ran when an act came, of a clock that had last begun anew with `restart`. */
type RanAt = (restart: Act | undefined, act: Act) => { readonly limit: StoredLimit | undefined };

/** Of a row without a clock of its own every return is told: each stage of must 3 asks by its own. */
const NO_CLOCK: RanAt = () => ({ limit: undefined });

/**
 * A transfer is no exit: it suspends the rows that are open. Received by another department, it waives
 * them; returned, refused by the police or sent back by the prosecutor, their clocks begin anew.
 */
export function transferred(
  record: MustRecord,
  start: Act | undefined,
  done: Done | undefined,
  ranAt: RanAt = NO_CLOCK,
): Transferred {
  const concerned = record.transfers.filter((one) => concerns(one, start, done));
  const restart = restartOf(concerned, done, ranAt);
  return { ...awayOf(concerned.at(-1)), ...(restart === undefined ? {} : { restart }) };
}

/** What was late before the matter left stays late: no transfer gives back a limit that had passed. */
function restartOf(
  transfers: readonly TransferRecord[],
  done: Done | undefined,
  ranAt: RanAt,
): Act | undefined {
  let restart: Act | undefined;
  for (const { transferred: act, ended } of transfers) {
    if (ended === undefined || !openAt(ended, done)) continue;
    if (!isAfter(countsAt(act), ranAt(restart, act).limit)) restart = ended;
  }
  return restart;
}

function awayOf(last: TransferRecord | undefined): Transferred {
  if (last === undefined || last.ended !== undefined) return {};
  return last.receipt !== undefined && last.kind === 'DEPARTMENT'
    ? { exit: received(last, last.receipt) }
    : {
        suspended: {
          acts: actsOf(last),
          note: last.kind === 'POLICE' ? NOTES.WITH_POLICE : NOTES.NO_RECEIPT,
        },
      };
}

/**
 * The row was open when the matter went away, or was opened while it was on its way. What begins after another
 * department has received it is nothing that it received.
 */
function concerns(
  { kind, transferred: act, receipt, ended }: TransferRecord,
  start: Act | undefined,
  done: Done | undefined,
): boolean {
  const over = ended ?? (kind === 'DEPARTMENT' ? receipt : undefined);
  const wasOver = over !== undefined && start !== undefined && over.index < start.index;
  return openAt(act, done) && !wasOver;
}

/** In time or late is the transfer, not the receipt, which is the other department's to give. */
function received({ transferred: act }: TransferRecord, receipt: Act): Exit {
  return { code: 'W-TRANSFER', at: countsAt(act), acts: [act, receipt] };
}

function actsOf({ transferred: act, receipt }: TransferRecord): readonly Act[] {
  return receipt === undefined ? [act] : [act, receipt];
}
