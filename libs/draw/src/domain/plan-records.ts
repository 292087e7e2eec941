import { ratioDecision } from '@mingjing/checklist/contracts';
import { rejection, type Facts, type Plain, type Rejection } from '@mingjing/kernel';
import type { Ratio } from '../algorithm/types';
import type { PlannedStratum } from '../payloads/draw-planned';
import type { PlanPolicy } from './plan-place';
import { recordTable } from './record-classes';
import { isSmaller, largestShare } from './shares';

type Stratum = Plain<PlannedStratum>;

const NOTHING: Ratio = [0, 1];
const WHOLE: Ratio = [1, 1];

/** Entities with a record stand on the published table: its classes, its share or a larger one. */
export const recordsMustStandOnTheTable: PlanPolicy = (_draw, { data }, facts) => {
  const table = recordTable(facts, data.plan);
  for (const { id, annual, mode, ratio, select } of data.strata) {
    if (select.records === undefined) continue;
    const unknown = select.records.find((one) => !table.has(one));
    if (unknown !== undefined) return classUnknown(id, unknown, data.plan);
    if (annual !== undefined) return neverAnnual(id);
    const least = largestShare(select.records.map((one) => table.get(one)?.ratio ?? NOTHING));
    if (mode === 'ratio' && (ratio === undefined || isSmaller(ratio, least))) return belowTable(id, least);
  }
  return undefined;
};

/** 提高抽查比例: weights move chances inside a fixed number; only a larger share is more. */
export const recordsMustBeDrawnMore: PlanPolicy = (_draw, { data }, facts) => {
  for (const { id, mode, ratio = WHOLE, select } of data.strata) {
    if (select.records === undefined || mode === 'census') continue;
    const other = data.strata.find(
      (one) => isOrdinary(one, select) && !isSmaller(shareOf(one, facts), ratio),
    );
    if (other === undefined) continue;
    const reason = `Stratum ${id} takes entities with a record at ${ratio.join('/')}, and ${other.id} may take others of its categories at as much: the share must be higher.`;
    return rejection('record-ratio-not-higher', reason, { stratum: id, other: other.id });
  }
  return undefined;
};

/** A census of the others leaves nothing higher to ask for. */
function isOrdinary(other: Stratum, { categories }: Stratum['select']): boolean {
  const isShare = other.mode === 'ratio' && other.select.records === undefined;
  return isShare && other.select.categories.some((one) => categories.includes(one));
}

/** The largest share that a stratum could come to: of bands, that of the highest. */
function shareOf({ ratio, annual, ratioDecision: named }: Stratum, facts: Facts): Ratio {
  if (annual !== undefined) return annual.share;
  const bands = (named === undefined ? undefined : ratioDecision(facts, named)?.bands) ?? [];
  return ratio ?? largestShare(bands.map(({ percent }) => [percent, 100] as const));
}

function classUnknown(stratum: string, record: string, plan: string): Rejection {
  const reason = `Stratum ${stratum} names the class ${record}, which the table of the plan ${plan} does not have.`;
  return rejection('record-class-unknown', reason, { stratum, class: record });
}

function neverAnnual(stratum: string): Rejection {
  const reason = `Stratum ${stratum} takes entities that may be drawn more than once a year: give it a ratio, not a yearly share.`;
  return rejection('record-share-annual', reason, { stratum });
}

function belowTable(stratum: string, least: Ratio): Rejection {
  const reason = `Stratum ${stratum} must be drawn at ${least.join('/')} or more, as the published table says.`;
  return rejection('record-ratio-below-table', reason, { stratum, least });
}
