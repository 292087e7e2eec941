import type { SimulatedPool, SimulatedStratum, SimulatedTask } from './simulated-pool';

/** Tickets as numbers in [0, 1): where a simulated draw takes them from. */
export interface TicketSource {
  ofEntity(stratum: string, entity: string): number;
  ofOfficer(task: string, officer: string): number;
}

/** Positions of the officers; null: nobody could be sent. */
export type SimulatedTeam = readonly [lead: number, second: number] | null;

/**
 * One whole draw after draw.md: entities by ticket ÷ weight, officers of each task by field, conflict, band
 * and ticket, loads rising from the frozen ones, and at the end the calls from the reserve. Tells of each
 * task in task order. Written apart from the draw's own code and without SHA-256, to be run ten thousand
 * times; by the same tickets it comes to the same result.
 */
export function simulateDraw(
  pool: SimulatedPool,
  tickets: TicketSource,
  seen: (task: SimulatedTask, team: SimulatedTeam) => void,
): void {
  const loads = Int32Array.from(pool.officers, ({ load }) => load);
  const staff = (task: SimulatedTask): void => {
    const team = teamFor(task, pool, loads, tickets);
    for (const position of team ?? []) loads[position] = (loads[position] ?? 0) + 1;
    seen(task, team);
  };
  const taken = pool.strata.map((stratum) => firstInRank(stratum, tickets));
  pool.strata.forEach(({ drawn, tasks }, at) => {
    for (const entity of (taken[at] ?? []).slice(0, drawn)) tasks[entity]?.forEach(staff);
  });
  const reserves = pool.strata.map(({ drawn }, at) => (taken[at] ?? []).slice(drawn));
  for (const at of pool.calls) {
    const entity = reserves[at]?.shift();
    if (entity !== undefined) pool.strata[at]?.tasks[entity]?.forEach(staff);
  }
}

/** Positions of those who are drawn or called, in rank order. */
function firstInRank(
  { id, entities, drawn, called }: SimulatedStratum,
  tickets: TicketSource,
): readonly number[] {
  const wanted = drawn + called;
  if (wanted === 0) return [];
  const keys = new Float64Array(entities.length);
  entities.forEach((entity, position) => {
    keys[position] = tickets.ofEntity(id, entity.id) / entity.weight;
  });
  const last = keys.slice().sort()[wanted - 1] ?? Infinity;
  const first: number[] = [];
  keys.forEach((key, position) => {
    if (key <= last) first.push(position);
  });
  return first.sort((a, b) => (keys[a] ?? 0) - (keys[b] ?? 0)).slice(0, wanted);
}

function teamFor(
  { id, eligible }: SimulatedTask,
  { officers }: SimulatedPool,
  loads: Int32Array,
  source: TicketSource,
): SimulatedTeam {
  if (eligible.length < 2) return null;
  const tickets = new Float64Array(eligible.length);
  let least = Infinity;
  for (let at = 0; at < eligible.length; at += 1) {
    const position = eligible[at] ?? 0;
    tickets[at] = source.ofOfficer(id, officers[position]?.id ?? '');
    const load = loads[position] ?? 0;
    if (load < least) least = load;
  }
  const first = (may: (position: number) => boolean): number | undefined => {
    const inBand = firstByTicket(eligible, tickets, (at) => (loads[at] ?? 0) <= least + 1 && may(at));
    return inBand ?? firstByTicket(eligible, tickets, may);
  };
  const lead = first((position) => officers[position]?.canLead === true);
  if (lead === undefined) return null;
  const second = first((position) => position !== lead);
  return second === undefined ? null : [lead, second];
}

function firstByTicket(
  eligible: readonly number[],
  tickets: Float64Array,
  may: (position: number) => boolean,
): number | undefined {
  let found: number | undefined;
  let smallest = Infinity;
  for (let at = 0; at < eligible.length; at += 1) {
    const ticket = tickets[at] ?? 0;
    const position = eligible[at] ?? 0;
    if (ticket >= smallest || !may(position)) continue;
    found = position;
    smallest = ticket;
  }
  return found;
}
