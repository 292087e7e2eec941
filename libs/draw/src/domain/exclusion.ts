import { organisation, isAbove } from '@mingjing/governance/contracts';
import { planOf } from '@mingjing/checklist/contracts';
import type { Facts } from '@mingjing/kernel';
import { type Entity } from '@mingjing/registers/contracts';
import type { DrawPlanned } from '../payloads/draw-planned';
import { taskOf } from './assignment';
import { pairKey, rowOf, TABLE } from './tables';
import { coveredBy, drawnThisYear } from './year-facts';

type Exclusion = NonNullable<DrawPlanned['exclude']>[number];

/** A row of the list of those left out. Besides the plan's own rules: why an entity cannot be drawn at all. */
export interface ExcludedRow {
  readonly entity: string;
  readonly reason: Exclusion | 'NOT_ACTIVE' | 'OUT_OF_SCOPE' | 'UNLICENSED' | 'TASK_SETTLED';
}

export type ReasonOf = (entity: Entity) => ExcludedRow['reason'] | undefined;

/** Why an entity is in no draw at all, whatever the plan says. */
export function undrawable({ status, excluded }: Entity): ExcludedRow['reason'] {
  if (status !== 'ACTIVE') return 'NOT_ACTIVE';
  return excluded === undefined ? 'UNLICENSED' : 'OUT_OF_SCOPE';
}

/** The plan's own exclusions, the first in the order of draw.md that meets the entity. */
export function exclusionsOf(plan: DrawPlanned, facts: Facts): ReasonOf {
  const rules = EXCLUSION_ORDER.filter((rule) => plan.exclude?.includes(rule)).map(
    (rule) => [rule, ruleFor(rule, plan, facts)] as const,
  );
  const settled = settledTask(plan, facts);
  return (entity) => settled(entity) ?? rules.find(([, meets]) => meets(entity))?.[0];
}

const EXCLUSION_ORDER = ['DRAWN_THIS_YEAR', 'COVERED_UPSTREAM', 'COVERED_KEY', 'OTHER_LICENSOR'] as const;

type Meets = (entity: Entity) => boolean;

function ruleFor(rule: Exclusion, draw: DrawPlanned, facts: Facts): Meets {
  switch (rule) {
    case 'DRAWN_THIS_YEAR':
      return ({ id }) => drawnThisYear(facts, draw.plan, id);
    case 'COVERED_UPSTREAM':
      return coveredRule('UPSTREAM', draw, facts);
    case 'COVERED_KEY':
      return coveredRule('KEY', draw, facts);
    case 'OTHER_LICENSOR':
      return otherLicensor(draw, facts);
    default:
      return unknownRule(rule);
  }
}

/** Draws of one's own plan cover nothing of it: what they drew is DRAWN_THIS_YEAR. */
function coveredRule(by: 'UPSTREAM' | 'KEY', draw: DrawPlanned, facts: Facts): Meets {
  const year = planOf(facts, draw.plan)?.year ?? 0;
  return ({ id }) => coveredBy(facts, year, id).some((cover) => cover.by === by && cover.plan !== draw.plan);
}

/** Who licenses, supervises (谁发证、谁监督): the authority over the section that the plan makes responsible. */
function otherLicensor(draw: DrawPlanned, facts: Facts): Meets {
  const section = planOf(facts, draw.plan)?.responsible.section;
  const authority = section === undefined ? undefined : authorityOver(facts, section);
  return ({ licensor }) =>
    authority === undefined || (licensor !== authority && !isAbove(facts, authority, licensor));
}

const AUTHORITIES: readonly string[] = [
  'PROVINCE_HEALTH',
  'CITY_HEALTH',
  'COUNTY_HEALTH',
  'DISEASE_CONTROL',
  'TCM_AUTHORITY',
];

/** The nearest organisation at or above that licenses; ends, since parents are registered first. */
function authorityOver(facts: Facts, org: string): string | undefined {
  for (let at: string | undefined = org; at !== undefined; at = organisation(facts, at)?.parent) {
    if (AUTHORITIES.includes(organisation(facts, at)?.kind ?? '')) return at;
  }
  return undefined;
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
