import type { Act } from '../act';
import type { CaseRecord, DecisionRecord } from '../must-record';

/** How far a case has come: after a remake was ordered only what follows it counts. */
export interface CaseCourse {
  readonly one: CaseRecord;
  /** The last annulment that ordered a remake. */
  readonly remake?: Act;
  readonly decided?: DecisionRecord;
  readonly served?: Act;
  /** Annulled, and no new decision is to be made. */
  readonly annulled?: Act;
}

export function courseOf(one: CaseRecord): CaseCourse {
  const remake = one.annulments.findLast((act) => act.remake);
  const annulled = one.annulments.findLast((act) => !act.remake);
  const since = remake?.index ?? -1;
  const decided = one.decisions.find(({ index }) => index > since);
  const served = one.services.find(({ index }) => index > since);
  return {
    one,
    ...(remake === undefined ? {} : { remake }),
    ...(decided === undefined ? {} : { decided }),
    ...(served === undefined ? {} : { served }),
    ...(annulled === undefined ? {} : { annulled }),
  };
}

/** Filed before the act, and neither decided nor closed when it was recorded. */
export function isPendingAt(one: CaseRecord, { index }: Act): boolean {
  const last = [...one.decisions, ...one.annulments]
    .filter((act) => act.index < index)
    .sort((a, b) => a.index - b.index)
    .at(-1);
  const decided = last !== undefined && !one.annulments.some((act) => act.remake && act.index === last.index);
  return one.filed.index < index && !decided && (one.closed === undefined || one.closed.index > index);
}
