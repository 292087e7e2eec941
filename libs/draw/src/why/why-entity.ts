import { toHex, type Sha256 } from '@mingjing/kernel';
import type { CutOff, SelectionResult } from '../algorithm/draw-types';
import type { FrozenPool } from '../algorithm/frozen-pool';
import { entityText } from '../algorithm/row-texts';
import { findById } from '../algorithm/text-order';
import { entityTickets } from '../algorithm/tickets';
import type { PoolEntity, Stratum } from '../algorithm/types';
import { chanceOf, type Chance } from './chance';
import { absenceProof, proofsOf, type FrozenRows, type RegisterProof } from './register-proof';

/** A draw that was recomputed: its pool in order, the selection, the root that was frozen. */
export interface DrawnSelection {
  readonly pool: Pick<FrozenPool, 'strata' | 'entities'>;
  readonly result: SelectionResult;
  readonly entitiesRoot: string;
  readonly seed: Uint8Array;
}

/** Why an entity was drawn, or not: all that it takes to check one's own fate. */
export interface EntityInPool {
  readonly kind: 'IN_POOL';
  readonly row: PoolEntity;
  readonly inRegister: RegisterProof;
  /** Hex. */
  readonly ticket: string;
  /** From 1, by ticket ÷ weight; DRAWN where it is no greater than `drawn`. */
  readonly rank: number;
  readonly population: number;
  readonly drawn: number;
  /** Ticket and weight of the last that was drawn; null where nothing was. */
  readonly cutOff: CutOff | null;
  readonly outcome: 'DRAWN' | 'RESERVE';
  readonly chance: Chance;
}

/** `neighbours`: the rows between which it would stand, side by side in a register sorted by id. */
export interface EntityNotInPool {
  readonly kind: 'NOT_IN_POOL';
  readonly entity: string;
  /** For whoever reads no more than this: officers and tasks stand in other lists. */
  readonly says: string;
  readonly neighbours: readonly RegisterProof[];
}

export type WhyEntity = EntityInPool | EntityNotInPool;

/** `numbers`: how many random numbers a simulated chance may take, where weights differ. */
export function whyEntity(draw: DrawnSelection, entity: string, numbers: number, sha256: Sha256): WhyEntity {
  const { entities, strata } = draw.pool;
  const frozen: FrozenRows = { leaves: entities.map(entityText), root: draw.entitiesRoot };
  const row = findById(entities, entity);
  const stratum = row && findById(strata, row.stratum);
  if (row === undefined || stratum === undefined) {
    const ids = entities.map(({ id }) => id);
    const says = `No entity ${entity} stands in the frozen register of this draw; of officers and tasks this says nothing.`;
    return { kind: 'NOT_IN_POOL', entity, says, neighbours: absenceProof(frozen, ids, entity, sha256) };
  }
  const [inRegister] = proofsOf(frozen, [entities.indexOf(row)], sha256);
  if (inRegister === undefined) throw new Error(`The row of ${entity} has no proof`);
  const members = entities.filter((other) => other.stratum === row.stratum);
  const chance = chanceOf(stratum, members, row, { numbers, sha256 });
  return { kind: 'IN_POOL', row, inRegister, ...rankOf(draw, row, stratum, members, sha256), chance };
}

function rankOf(
  { result, seed }: DrawnSelection,
  row: PoolEntity,
  stratum: Stratum,
  members: readonly PoolEntity[],
  sha256: Sha256,
): Omit<EntityInPool, 'kind' | 'row' | 'inRegister' | 'chance'> {
  const { drawn, reserve, population } = result.strata.find(({ id }) => id === stratum.id) ?? NOTHING;
  const ticketOf = (id: string): string => toHex(entityTickets(seed, stratum.id, [id], sha256));
  const at = [...drawn, ...reserve].indexOf(row.id);
  const last = members.find(({ id }) => id === drawn.at(-1));
  return {
    ticket: ticketOf(row.id),
    rank: at + 1,
    population,
    drawn: drawn.length,
    cutOff: last === undefined ? null : { ticket: ticketOf(last.id), weight: last.weight },
    outcome: at < drawn.length ? 'DRAWN' : 'RESERVE',
  };
}

const NOTHING = { drawn: [], reserve: [], population: 0 };
