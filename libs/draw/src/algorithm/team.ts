/** A team member as the rule sees him: `position` is his place in the roster. */
export interface Candidate {
  readonly position: number;
  readonly canLead: boolean;
  readonly load: number;
}

export interface Team {
  readonly lead: Candidate;
  readonly second: Candidate;
  readonly substitutes: readonly Candidate[];
}

const SUBSTITUTES = 8;

/**
 * Officers 1 to 4 of draw.md, for one task: `eligible` stands in ticket order.
 *
 * The band (load ≤ smallest + 1) levels the work; within it the ticket decides, so that the next
 * pair stays unpredictable. Null = fewer than two, or none who can lead: the task is unassigned.
 */
export function pickTeam(eligible: readonly Candidate[]): Team | null {
  if (eligible.length < 2) return null;
  const band = theBand(eligible);
  const lead = band.find(canLead) ?? eligible.find(canLead);
  if (lead === undefined) return null;
  const isOther = (candidate: Candidate): boolean => candidate !== lead;
  const second = band.find(isOther) ?? eligible.find(isOther);
  if (second === undefined) return null;
  const left = eligible.filter((candidate) => candidate !== lead && candidate !== second);
  return { lead, second, substitutes: left.slice(0, SUBSTITUTES) };
}

function theBand(eligible: readonly Candidate[]): readonly Candidate[] {
  let smallest = Infinity;
  for (const { load } of eligible) smallest = Math.min(smallest, load);
  return eligible.filter(({ load }) => load <= smallest + 1);
}

function canLead(candidate: Candidate): boolean {
  return candidate.canLead;
}
