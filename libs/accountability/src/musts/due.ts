import { chinaDay, instantOf } from '@mingjing/kernel';
import { countsAt, type Act } from './act';
import type { OrderRecord, RecheckRecord, Redated } from './must-record';
import { NOTES, joined } from './notes';
import type { Label } from './states';

/** The last day for correction, by what the order, its extensions and the corrections of both say. */
export interface Due {
  /** What the party was told; absent where it was to be at once. */
  readonly day?: string;
  /** The day from which the period of the recheck runs. */
  readonly clock?: string;
  /** The acts that moved either. */
  readonly acts: readonly Act[];
  readonly note?: Label;
}

/** Last moment of the recheck's period from a day on; undefined where no rule was in force. */
type LimitFrom = (day: string) => string | undefined;

/** What moves the date, in the order of the log; `limitFrom` says whether a correction still came in time. */
export function dueOf(order: OrderRecord, limitFrom: LimitFrom): Due {
  const { due: first, extensions, redated = [] } = order;
  if (first === undefined) return { acts: [] };
  const steps: readonly (Extension | Redated)[] = [...extensions, ...redated].sort(
    (a, b) => a.index - b.index,
  );
  const start: Standing = { day: first, clock: first, acts: [], says: order.issued.id };
  const { says: _says, ...due } = steps.reduce<Standing>(
    (standing, step) => ('of' in step ? redate(standing, step, limitFrom) : extend(standing, step)),
    start,
  );
  return due;
}

/** Whether the recheck came when it could find the violation not corrected: after the last day for it. */
export function cameAfterDue(order: OrderRecord, recheck: RecheckRecord): boolean {
  const { day } = dueOf(order, () => undefined);
  return day === undefined || chinaDay(countsAt(recheck)) > day;
}

type Extension = OrderRecord['extensions'][number];

interface Standing extends Due {
  readonly day: string;
  readonly clock: string;
  /** The statement that gives the day: the order, or the extension that moved it. */
  readonly says: string;
}

/**
 * An extension that is entered after the date it would move is of class L4 and moves nothing, as for the deciders;
 * one that was in time when it was entered goes on moving it, whatever is corrected later.
 */
function extend(standing: Standing, { due: day, ...act }: Extension): Standing {
  const inTime = chinaDay(act.at) <= standing.day && chinaDay(act.recordedAt) <= standing.day;
  if (inTime) return { ...standing, day, clock: day, acts: [...standing.acts, act], says: act.id };
  return beside(standing, { ...act, lateness: 'L4' }, NOTES.EXTENSION_LATE);
}

/**
 * The date is what its last correction says, since that is what the party was told (docs/adr/0041). The clock of
 * the recheck it moves back always, and on only while that still ran: hindsight betters nobody.
 */
function redate(standing: Standing, { due: day, of, ...act }: Redated, limitFrom: LimitFrom): Standing {
  if (of !== standing.says) return standing;
  const limit = limitFrom(standing.clock);
  const inTime = limit === undefined || instantOf(act.recordedAt) <= instantOf(limit);
  if (day <= standing.clock || inTime) return { ...standing, day, clock: day, acts: [...standing.acts, act] };
  return { ...beside(standing, act, NOTES.DATE_CORRECTED_LATE), day };
}

function beside(standing: Standing, act: Act, remark: Label): Standing {
  const note = joined([standing.note, remark]) ?? remark;
  return { ...standing, acts: [...standing.acts, act], note };
}
