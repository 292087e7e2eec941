import { toHex, type Sha256 } from '@mingjing/kernel';
import type { CutOff, StratumResult } from './draw-types';
import { drawnCount } from './drawn-count';
import type { FrozenPool } from './frozen-pool';
import { compareWeighted, ticketAt, type TicketTable } from './ticket-order';
import { entityTickets } from './tickets';
import type { PoolEntity, Stratum } from './types';

export type StratumSelection = StratumResult & { readonly cutOff: CutOff | null };

/**
 * Strata in id order, those without entities too. In each, the entities ranked by ticket ÷ weight,
 * smallest first, equal ones by id: the first n are drawn, the rest, in order, is the reserve.
 */
export function selectEntities(pool: FrozenPool, seed: Uint8Array, sha256: Sha256): StratumSelection[] {
  const groups = entitiesByStratum(pool);
  return pool.strata.map((stratum) => selectStratum(stratum, groups.get(stratum.id) ?? [], seed, sha256));
}

function entitiesByStratum({ strata, entities }: FrozenPool): ReadonlyMap<string, PoolEntity[]> {
  const groups = new Map<string, PoolEntity[]>(strata.map(({ id }) => [id, []]));
  for (const entity of entities) groups.get(entity.stratum)?.push(entity);
  return groups;
}

function selectStratum(
  stratum: Stratum,
  entities: readonly PoolEntity[],
  seed: Uint8Array,
  sha256: Sha256,
): StratumSelection {
  const named = entities.map(({ id }) => id);
  const tickets = entityTickets(seed, stratum.id, named, sha256);
  const ranking = rank(entities, tickets);
  const drawn = drawnCount(stratum, entities.length);
  const ids = Array.from(ranking, (position) => named[position] ?? '');
  return {
    id: stratum.id,
    population: entities.length,
    drawn: ids.slice(0, drawn),
    reserve: ids.slice(drawn),
    cutOff: cutOffAt(ranking[drawn - 1], entities, tickets),
  };
}

/** Positions in rank order; entities stand by id, so the smaller position breaks a tie. */
function rank(entities: readonly PoolEntity[], tickets: TicketTable): Uint32Array {
  const weights = Uint32Array.from(entities, ({ weight }) => weight);
  const positions = Uint32Array.from(entities, (_, position) => position);
  return positions.sort((a, b) => compareWeighted(tickets, a, weights[a] ?? 1, b, weights[b] ?? 1) || a - b);
}

function cutOffAt(
  position: number | undefined,
  entities: readonly PoolEntity[],
  tickets: TicketTable,
): CutOff | null {
  const last = position === undefined ? undefined : entities[position];
  if (position === undefined || last === undefined) return null;
  return { ticket: toHex(ticketAt(tickets, position)), weight: last.weight };
}
