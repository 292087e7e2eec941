import { isAbove } from '@mingjing/governance/contracts';
import { planOf, plansInOne } from '@mingjing/checklist/contracts';
import { chinaDay, type Facts } from '@mingjing/kernel';
import { type Entity } from '@mingjing/registers/contracts';
import type { DrawPlanned, PlannedStratum } from '../payloads/draw-planned';
import { taskOf } from './assignment';
import { coverStands } from './covers';
import { authorityOf } from './licensing-authority';
import { pairKey, rowOf, TABLE, type Cover } from './tables';
import { recordTable } from './record-classes';
import { coversOfYear, timesDrawn } from './year-facts';
import { yearlyCap } from './yearly-cap';

type Exclusion = NonNullable<DrawPlanned['exclude']>[number];

/** A row of the list of those left out. Besides the plan's own rules: why an entity cannot be drawn at all. */
export interface ExcludedRow {
  readonly entity: string;
  readonly reason: Exclusion | 'NOT_ACTIVE' | 'OUT_OF_SCOPE' | 'UNLICENSED' | 'TASK_SETTLED' | 'CAP_REACHED';
}

export type ReasonOf = (entity: Entity, stratum: PlannedStratum) => ExcludedRow['reason'] | undefined;

/** Why an entity is in no draw at all, whatever the plan says. */
export function undrawable({ status, excluded }: Entity): ExcludedRow['reason'] {
  if (status !== 'ACTIVE') return 'NOT_ACTIVE';
  return excluded === undefined ? 'UNLICENSED' : 'OUT_OF_SCOPE';
}

/** The plan's own exclusions, the first in the order of draw.md that meets the entity; by what covers it on a day. */
export function exclusionsOf(plan: DrawPlanned, facts: Facts, day = chinaDay(facts.recordedAt)): ReasonOf {
  const year = { ...yearOf(plan, facts), day };
  const rules = EXCLUSION_ORDER.filter((rule) => plan.exclude?.includes(rule)).map(
    (rule) => [rule, ruleFor(rule, plan, facts, year)] as const,
  );
  const settled = settledTask(plan, facts);
  const capReached = capRule(plan, facts, year);
  return (entity, stratum) =>
    settled(entity, stratum) ??
    rules.find(([, meets]) => meets(entity, stratum))?.[0] ??
    (capReached(entity, stratum) ? 'CAP_REACHED' : undefined);
}

const EXCLUSION_ORDER = ['DRAWN_THIS_YEAR', 'COVERED_UPSTREAM', 'COVERED_KEY', 'OTHER_LICENSOR'] as const;

/** What draws and covers have left by the day that counts, read once for all rules. */
interface Year {
  readonly day: string;
  readonly times: ReturnType<typeof timesDrawn>;
  readonly coversOf: ReturnType<typeof coversOfYear>;
}

function yearOf({ plan }: DrawPlanned, facts: Facts): Omit<Year, 'day'> {
  const year = planOf(facts, plan)?.year ?? 0;
  return { times: timesDrawn(facts, plan), coversOf: coversOfYear(facts, year) };
}

type Meets = (entity: Entity, stratum: PlannedStratum) => boolean;

function ruleFor(rule: Exclusion, draw: DrawPlanned, facts: Facts, year: Year): Meets {
  switch (rule) {
    case 'DRAWN_THIS_YEAR':
      return wasDrawn(year);
    case 'COVERED_UPSTREAM':
      return complaintsExcepted(coveredRule('UPSTREAM', draw, facts, year), draw, facts);
    case 'COVERED_KEY':
      return complaintsExcepted(coveredRule('KEY', draw, facts, year), draw, facts);
    case 'OTHER_LICENSOR':
      return otherLicensor(draw, facts);
    default:
      return unknownRule(rule);
  }
}

/** Entities with a record are drawn as often as the table has it. */
function wasDrawn({ times }: Year): Meets {
  return ({ id }, { select }) => select.records === undefined && times(id) > 0;
}

/** Draws of one's own plan cover nothing of it: what they drew is DRAWN_THIS_YEAR. */
function coveredRule(by: Cover['by'], draw: DrawPlanned, facts: Facts, { day, coversOf }: Year): Meets {
  const { coveredMeans, bandAlarm } = draw;
  const own = plansInOne(facts, draw.plan);
  return ({ id }) =>
    coversOf(id)
      .filter((cover) => cover.by === by && !own.includes(cover.plan ?? ''))
      .some(
        (cover) =>
          coveredMeans === undefined || coverStands(cover, id, day, { coveredMeans, bandAlarm }, facts),
      );
}

/** 除投诉举报外: whoever is complained of stays drawable, whatever else has covered him. */
function complaintsExcepted(rule: Meets, { plan }: DrawPlanned, facts: Facts): Meets {
  const table = recordTable(facts, plan);
  return (entity, stratum) =>
    stratum.select.records?.some((id) => table.get(id)?.complaints !== undefined) !== true &&
    rule(entity, stratum);
}

/** No draw of the plan takes an entity beyond the plan's cap, or the one of its class of records. */
function capRule({ plan, upstream }: DrawPlanned, facts: Facts, { times }: Year): Meets {
  const capOf = yearlyCap(plan, facts);
  return ({ id }, stratum) => {
    const cap = capOf(stratum);
    return upstream === undefined && cap !== undefined && times(id) >= cap;
  };
}

/** Who licenses, supervises (谁发证、谁监督): the authority over the section that the plan makes responsible. */
function otherLicensor(draw: DrawPlanned, facts: Facts): Meets {
  const section = planOf(facts, draw.plan)?.responsible.section;
  const authority = section === undefined ? undefined : authorityOf(facts, section);
  return ({ licensor }) =>
    authority === undefined || (licensor !== authority && !isAbove(facts, authority, licensor));
}

/** A row of a higher level's list that is closed or whose officers were already named draws nobody. */
function settledTask({ upstream }: DrawPlanned, facts: Facts): ReasonOf {
  if (upstream === undefined) return () => undefined;
  return ({ id }) => {
    const task = taskOf(facts, rowOf<string>(facts, TABLE.listTask, pairKey(upstream, id)) ?? '');
    return task?.lead === undefined && task?.closed === undefined ? undefined : 'TASK_SETTLED';
  };
}

function unknownRule(rule: never): never {
  throw new Error(`No exclusion is known as ${String(rule)}`);
}
