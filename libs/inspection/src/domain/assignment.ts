const OFFICER = 'officer/';

/** The actor of an officer of the register: `G-0012` → `officer/G-0012`. */
export function actorOfOfficer(officer: string): string {
  return `${OFFICER}${officer}`;
}

/** The officer of the register whom an actor is: undefined where he is none. */
export function officerOfActor(actor: string): string | undefined {
  return actor.startsWith(OFFICER) ? actor.slice(OFFICER.length) : undefined;
}

/** Two officers who answer for an inspection or a finding, as ids of the register. */
export interface Pair {
  readonly lead: string;
  readonly second: string;
}

/** Undefined until both officers are assigned. */
export function pairOf(of: { readonly lead?: string; readonly second?: string }): Pair | undefined {
  return of.lead === undefined || of.second === undefined ? undefined : { lead: of.lead, second: of.second };
}

/** Lead first. */
export function actorsOf(pair: Pair): readonly [string, string] {
  return [actorOfOfficer(pair.lead), actorOfOfficer(pair.second)];
}
