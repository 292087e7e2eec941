import { ratioDecision } from '@mingjing/checklist/contracts';
import { rejection, type Facts, type Plain, type Rejection } from '@mingjing/kernel';
import type { Ratio } from '../algorithm/types';
import type { DrawPlanned, PlannedStratum } from '../payloads/draw-planned';
import type { PlanPolicy } from './plan-place';
import { recordTable } from './record-classes';
import { isSmaller, largestShare, sameShare } from './shares';

type Stratum = Plain<PlannedStratum>;

const NOTHING: Ratio = [0, 1];
const WHOLE: Ratio = [1, 1];

/**
 * The freeze goes by the decision, where a stratum names one: it must say what the stratum says, which is
 * held against the table. Without a decision the share is the table's, neither less nor more.
 */
export const recordsGoByTheTableOrADecision: PlanPolicy = (_draw, { data }, facts) => {
  if (data.upstream !== undefined) return undefined;
  const table = recordTable(facts, data.plan);
  for (const stratum of data.strata) {
    const { records } = stratum.select;
    if (records === undefined) continue;
    const least = largestShare(records.map((one) => table.get(one)?.ratio ?? NOTHING));
    const broken = refuseShare(stratum, least, facts);
    if (broken !== undefined) return broken;
  }
  return undefined;
};

/** Whom the table takes at a higher share is not left among the others of a draw. */
export const everyClassOfTheTableHasItsStratum: PlanPolicy = (_draw, { data }, facts) => {
  if (data.upstream !== undefined) return undefined;
  for (const stratum of data.strata.filter((one) => takesAShare(one))) {
    for (const id of recordTable(facts, data.plan).keys()) {
      if (stratum.select.categories.every((category) => isTakenOut(id, category, stratum, data))) continue;
      const reason = `The plan ${data.plan} takes the class ${id} at a share of its own, and this draw leaves it in stratum ${stratum.id}. Add a stratum with the same "select" and the class in "records".`;
      return rejection('record-class-left-out', reason, { stratum: stratum.id, class: id });
    }
  }
  return undefined;
};

function refuseShare(
  { id, mode, ratio = NOTHING, ratioDecision: named }: Stratum,
  least: Ratio,
  facts: Facts,
): Rejection | undefined {
  const share = mode === 'census' ? WHOLE : ratio;
  if (named === undefined) return isSmaller(least, share) ? undecided(id, share, least) : undefined;
  const decided = ratioDecision(facts, named)?.ratio;
  if (decided !== undefined && sameShare(decided, share)) return undefined;
  const reason =
    decided === undefined
      ? `Stratum ${id} takes entities with a record at a share of the published table, not by bands. Have one ratio decided for it, or name no decision.`
      : `Stratum ${id} draws ${share.join('/')}, and its decision says ${decided.join('/')}: give it what was decided.`;
  return rejection('record-ratio-differs', reason, { stratum: id, decision: named });
}

function undecided(stratum: string, share: Ratio, least: Ratio): Rejection {
  const reason = `Stratum ${stratum} draws ${share.join('/')}, the published table says ${least.join('/')}: have the larger share decided (RatioDecided), or draw what the table says.`;
  return rejection('ratio-undecided', reason, { stratum, share, least });
}

/** Where all are taken, a class needs no place of its own. */
function takesAShare({ mode, annual, ratio, select }: Stratum): boolean {
  return (
    mode === 'ratio' && select.records === undefined && !sameShare(annual?.share ?? ratio ?? NOTHING, WHOLE)
  );
}

/** By a stratum that is drawn no narrower than the one that they would stay in. */
function isTakenOut(
  record: string,
  category: string,
  from: Stratum,
  { strata }: Plain<DrawPlanned>,
): boolean {
  return strata.some(
    ({ select }) =>
      select.records?.includes(record) === true &&
      select.categories.includes(category) &&
      holds(select.subtypes, from.select.subtypes) &&
      holds(select.districts, from.select.districts) &&
      holds(select.grades, from.select.grades),
  );
}

function holds(wide: readonly string[] | undefined, narrow: readonly string[] | undefined): boolean {
  return wide === undefined || narrow?.every((one) => wide.includes(one)) === true;
}
