import { bandEdges, percentForBand, ratioDecision, type RatioDecision } from '@mingjing/checklist/contracts';
import { ok, type Facts, type Result } from '@mingjing/kernel';
import { annualRule } from '../algorithm/annual-rule';
import { sensitivityOf } from '../algorithm/sensitivity';
import type { DrawRule, PoolEntity, Stratum } from '../algorithm/types';
import type { PlannedStratum } from '../payloads/draw-planned';
import type { StratumSize } from '../payloads/register-frozen';
import type { SortedEntities, StratumTally } from './sort-entities';

/** A stratum with its numbers, and what they came from. */
export interface NumberedStratum {
  readonly stratum: Stratum;
  readonly size: StratumSize;
}

/** Gives every stratum the numbers that follow from the frozen register: the band of N, the rest of a yearly share. */
export function numberStrata(
  strata: readonly PlannedStratum[],
  { pool, tallies }: SortedEntities,
  facts: Facts,
): Result<readonly NumberedStratum[]> {
  const populations = populationsOf(pool);
  const numbered: NumberedStratum[] = [];
  for (const stratum of strata) {
    const tally = tallies.get(stratum.id) ?? { registered: 0, drawnBefore: 0 };
    const one = numberStratum(stratum, populations.get(stratum.id) ?? 0, tally, facts);
    if (!one.ok) return one;
    numbered.push(one.value);
  }
  return ok(numbered);
}

/** How many of the pool stand in each stratum. */
export function populationsOf(pool: readonly PoolEntity[]): ReadonlyMap<string, number> {
  const populations = new Map<string, number>();
  for (const { stratum } of pool) populations.set(stratum, (populations.get(stratum) ?? 0) + 1);
  return populations;
}

function numberStratum(
  planned: PlannedStratum,
  population: number,
  tally: StratumTally,
  facts: Facts,
): Result<NumberedStratum> {
  const decision =
    planned.ratioDecision === undefined ? undefined : ratioDecision(facts, planned.ratioDecision);
  const ruleAt = ruleOf(planned, decision, population, tally);
  const rule = ruleAt(population);
  if (!rule.ok) return rule;
  const { oneFewer, frozen, oneMore } = sensitivityOf(population, (size) => {
    const at = ruleAt(size);
    return at.ok ? at.value : rule.value;
  });
  const size: StratumSize = {
    ...{ id: planned.id, population, drawn: frozen, oneMore },
    ...(oneFewer === null ? {} : { oneFewer }),
    ...bandOf(decision, population),
    ...(planned.annual === undefined ? {} : tally),
  };
  return ok({ stratum: { ...placeOf(planned), ...rule.value }, size });
}

type RuleAt = (population: number) => Result<DrawRule>;

function ruleOf(
  { mode, ratio, minimum = 0, annual }: PlannedStratum,
  decision: RatioDecision | undefined,
  frozen: number,
  { registered, drawnBefore }: StratumTally,
): RuleAt {
  if (annual !== undefined) {
    // One entity more in the pool is one more in the register.
    return (size) => annualRule(annual, { registered: registered + size - frozen, drawnBefore });
  }
  if (mode === 'census') return () => ok({ mode, ratio: ratio ?? [1, 1], minimum });
  return (size) => {
    const applied = decision === undefined ? ratio : percentForBand(decision, size).ratio;
    return ok({ mode, ratio: applied ?? [0, 1], minimum });
  };
}

function bandOf(decision: RatioDecision | undefined, population: number): Pick<StratumSize, 'band'> | object {
  if (decision === undefined || bandEdges(decision).length === 0) return {};
  const { band } = percentForBand(decision, population);
  return band === undefined ? {} : { band };
}

function placeOf({
  id,
  field,
  parties,
}: PlannedStratum): { readonly id: string } & (
  | { readonly field: string }
  | { readonly parties: readonly { readonly id: string; readonly field: string }[] }
) {
  return parties === undefined ? { id, field: field ?? '' } : { id, parties };
}
