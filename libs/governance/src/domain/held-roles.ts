import { chinaDay, recordedTime, type Facts, type Role } from '@mingjing/kernel';

/** A row of the table `role`, by `<actor> <ROLE> <org>`. */
export interface HeldRole {
  readonly role: Role;
  readonly org: string;
  /** First day on which it is held. */
  readonly from: string;
  /** Last day on which it is held. */
  readonly to?: string;
}

export function roleKey(actor: string, role: string, org: string): string {
  return `${actor} ${role} ${org}`;
}

/** Everything assigned to the actor and not withdrawn, roles that begin later or have run out included. */
export function assignedRoles(facts: Facts, actor: string): readonly HeldRole[] {
  return facts.list('role', `${actor} `).map((row) => row.value as unknown as HeldRole);
}

/**
 * Roles held on the day on which the statement is recorded: who may act is a gate, and gates go by
 * the order of the log, not by what a statement claims.
 */
export function rolesOf(facts: Facts, actor: string): readonly HeldRole[] {
  return heldOn(chinaDay(facts.recordedAt), facts, actor);
}

/**
 * For who only reads: the log may have been silent since a role ran out. At that moment, or at the last entry's
 * where a clock stands behind it.
 */
export function readingRoles(facts: Facts, actor: string, now: number): readonly Role[] {
  const moment = recordedTime(now);
  const today = chinaDay(moment > facts.recordedAt ? moment : facts.recordedAt);
  return heldOn(today, facts, actor).map(({ role }) => role);
}

function heldOn(today: string, facts: Facts, actor: string): readonly HeldRole[] {
  return assignedRoles(facts, actor).filter(
    (held) => held.from <= today && (held.to === undefined || today <= held.to),
  );
}

export function holdsRole(facts: Facts, actor: string, role: Role): boolean {
  return rolesOf(facts, actor).some((held) => held.role === role);
}

/** The organisations in which the actor holds a role, each once, in order of their ids. */
export function organisationOf(facts: Facts, actor: string): readonly string[] {
  return [...new Set(rolesOf(facts, actor).map((held) => held.org))].sort();
}
