import { planOf } from '@mingjing/checklist/contracts';
import { holdsRole } from '@mingjing/governance/contracts';
import { ok, refused, rejection, type Facts, type Rejection, type Result } from '@mingjing/kernel';
import {
  interestsOf,
  isAbsent,
  isEligible,
  officersInEffect,
  officersInFields,
  type Officer,
} from '@mingjing/registers/contracts';
import { officerLoads } from '../algorithm/officer-loads';
import { findById } from '../algorithm/text-order';
import { fieldsOf, type Conflict, type PoolEntity, type PoolOfficer } from '../algorithm/types';
import type { DrawPlanned } from '../payloads/draw-planned';
import { refuseTooFewFrontLine } from './front-line';
import { placesOfYear } from './year-facts';

/** The officers who may be drawn, with their loads; refused (`organiser-in-pool`) where one of them has a hand in the draw. */
export function officerPool(plan: DrawPlanned, facts: Facts): Result<readonly PoolOfficer[]> {
  const year = planOf(facts, plan.plan)?.year ?? 0;
  const eligible = availableOfficers(plan, facts);
  const involved =
    refuseTheInvolved(plan, new Set(eligible.map(({ id }) => id))) ?? refuseRegistrars(eligible, facts);
  if (involved !== undefined) return refused(involved.code, involved.reason, involved.facts);
  const tooFew = refuseTooFewFrontLine(eligible, facts);
  if (tooFew !== undefined) return refused(tooFew.code, tooFew.reason, tooFew.facts);
  const placesOf = placesOfYear(facts, year);
  const loads = officerLoads(eligible.map(({ id, fields }) => ({ id, fields, placesHeld: placesOf(id) })));
  return ok(eligible.map(({ id, fields, canLead }) => ({ id, fields, canLead, load: loads.get(id) ?? 0 })));
}

/** Certified on the day, in service, and not away on it; for an area, those who work in a field of its strata. */
function availableOfficers({ area, strata, validOn }: DrawPlanned, facts: Facts): readonly Officer[] {
  const officers =
    area === undefined ? officersInEffect(facts) : officersInFields(facts, strata.flatMap(fieldsOf));
  return officers.filter((officer) => isEligible(officer, validOn) && !isAbsent(facts, officer.id, validOn));
}

/** Whoever prepares a draw or brings a secret to it must not be drawn by it. */
export function refuseTheInvolved(
  { organiser, contributors }: DrawPlanned,
  pool: ReadonlySet<string>,
): Rejection | undefined {
  const involved = [organiser, ...contributors.map(({ actor }) => actor)];
  const actor = involved.find((one) => isOfPool(one, pool));
  return actor === undefined ? undefined : inPool(actor);
}

/** Who writes the registers does not stand in the pool that is drawn from them. */
function refuseRegistrars(pool: readonly { readonly id: string }[], facts: Facts): Rejection | undefined {
  const isRegistrar = ({ id }: { readonly id: string }): boolean =>
    REGISTRARS.some((role) => holdsRole(facts, `officer/${id}`, role));
  const both = pool.find(isRegistrar);
  if (both === undefined) return undefined;
  const reason = `Officer ${both.id} stands in the officer pool and keeps a register. Withdraw that role, or record that this officer is not available.`;
  return rejection('registrar-in-pool', reason, { officer: both.id });
}

const REGISTRARS = ['REGISTRAR_ENTITY', 'REGISTRAR_OFFICER'] as const;

export function isOfPool(actor: string, pool: ReadonlySet<string>): boolean {
  return actor.startsWith('officer/') && pool.has(actor.slice('officer/'.length));
}

export function inPool(actor: string): Rejection {
  return rejection(
    'organiser-in-pool',
    `${actor} has a hand in the draw and stands in its officer pool. Name another person, or record in the register that this officer is not available.`,
    { actor },
  );
}

/** Declared interests between the officers and the entities (by id) of the pool: the bare pairs. */
export function conflictsIn(
  facts: Facts,
  officers: readonly PoolOfficer[],
  entities: readonly PoolEntity[],
): readonly Conflict[] {
  return officers.flatMap(({ id }) =>
    interestsOf(facts, id)
      .filter((entity) => findById(entities, entity) !== undefined)
      .map((entity) => ({ entity, officer: id })),
  );
}
