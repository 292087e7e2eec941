import {
  alertsOf,
  allDraws,
  allPlans,
  coverageOf,
  departureCounts,
  departuresOf,
  frozenRegisterOf,
  isUnblinded,
  loadOfDraw,
  type DepartureCounts,
  type DrawState,
} from '@mingjing/draw/contracts';
import type { Facts, Json, JsonObject, Role } from '@mingjing/kernel';

/** Where a draw stands in its life (§5.9 of the domain's lifecycles). */
export function statusOf(facts: Facts, draw: DrawState): string {
  if (draw.voided !== undefined) return 'VOIDED';
  if (draw.published !== undefined) return 'PUBLISHED';
  if (isUnblinded(facts, draw.id)) return 'UNBLINDED';
  if (draw.countersigned !== undefined) return 'COUNTERSIGNED';
  if (draw.executed !== undefined) return 'EXECUTED';
  return draw.reveals.length > 0 ? 'REVEALING' : preparing(facts, draw);
}

function preparing(facts: Facts, draw: DrawState): string {
  const committed = draw.commitments.length === draw.plan.contributors.length;
  const frozen = frozenRegisterOf(facts, draw.id) !== undefined;
  if (committed) return frozen ? 'READY' : 'COMMITTED';
  return frozen ? 'FROZEN' : 'PLANNED';
}

/** What everybody may see of a draw at any time: the rows that draw.md calls public, and nothing that follows from a secret. */
export function publicDraw(facts: Facts, draw: DrawState): JsonObject {
  const frozen = frozenRegisterOf(facts, draw.id);
  return withoutAbsent({
    id: draw.id,
    status: statusOf(facts, draw),
    unblinded: isUnblinded(facts, draw.id),
    plan: draw.plan,
    planned: draw.planned,
    commitments: draw.commitments,
    revealed: draw.reveals.length,
    frozen,
    coverage: coverageOf(facts, draw.id),
    overdue: draw.overdue,
    alerts: alertsOf(facts, draw),
    load: loadOfDraw(facts, draw.id),
    departures: departuresTold(facts, draw),
    beacon: draw.beacon,
    countersigned: draw.countersigned,
    voided: draw.voided,
    published: draw.published,
  });
}

/** Every draw with its state and alerts, how many were voided, and what the plans of their years still owe. */
export function publicDraws(facts: Facts, plan: string | undefined): JsonObject {
  const draws = allDraws(facts).filter((draw) => plan === undefined || draw.plan.plan === plan);
  const voided = draws.filter((draw) => draw.voided !== undefined).length;
  const alerted = draws.map((draw) => ({ draw, alerts: alertsOf(facts, draw) }));
  const abandoned = alerted.filter(({ alerts }) => alerts.some(({ kind }) => kind === 'ABANDONED'));
  return {
    counts: { planned: draws.length, voided, abandoned: abandoned.length },
    draws: alerted.map(({ draw, alerts }) =>
      withoutAbsent({
        ...{ id: draw.id, plan: draw.plan.plan, no: draw.plan.no, kind: draw.plan.kind },
        ...{ status: statusOf(facts, draw), replaces: draw.plan.replaces },
        ...{ cause: draw.voided?.cause, reason: draw.voided?.reason, documents: draw.voided?.documents },
        alerts,
        coverage: coverageOf(facts, draw.id),
        departures: departuresTold(facts, draw),
      }),
    ),
    plans: allPlans(facts).filter((one) => plan === undefined || one.plan === plan) as unknown as Json,
  };
}

/** How many left their tasks, and of how many it came to be recorded only after the draw; nothing while it is sealed. */
function departuresTold(facts: Facts, draw: DrawState): DepartureCounts | undefined {
  return isUnblinded(facts, draw.id) ? departureCounts(facts, draw.id) : undefined;
}

/** All of it, once the last side is unblinded. */
export function wholeDraw(facts: Facts, draw: DrawState): JsonObject {
  return withoutAbsent({
    ...publicDraw(facts, draw),
    departed: departuresOf(facts, draw.id),
    reveals: draw.reveals,
    executed: draw.executed,
    sealed: draw.sealed,
  });
}

/**
 * To legal affairs, who sign a result that they know by its hash alone (draw.md, execute: counts, roots
 * and hashes only). No seed, no cut-off ticket: with nothing else in hand they open no name.
 */
export function sealedResult(draw: DrawState, roles: readonly Role[]): JsonObject {
  const { executed, sealed, countersigned, voided } = draw;
  if (executed === undefined || sealed === undefined) return {};
  if (countersigned !== undefined || voided !== undefined || !roles.includes('LEGAL')) return {};
  const strata = executed.strata.map(({ id, population, drawn }) => ({ id, population, drawn }));
  return { toCountersign: { result: sealed.result, tasks: sealed.tasks, strata } };
}

function withoutAbsent(members: Readonly<Record<string, unknown>>): JsonObject {
  return Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined)) as Record<
    string,
    Json
  >;
}
