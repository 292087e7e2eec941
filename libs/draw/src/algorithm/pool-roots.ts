import { canonicalJson, toHex, utf8, type Json, type Sha256 } from '@mingjing/kernel';
import type { PoolRoots } from './draw-types';
import type { FrozenPool } from './frozen-pool';
import { merkleRoot } from './merkle-root';
import { conflictText, entityText, officerText } from './row-texts';
import { byId } from './text-order';
import { isJoint, type Stratum } from './types';

/** The three roots of RegisterFrozen: entities and officers by id, conflicts by officer, then entity. */
export function poolRoots(pool: FrozenPool, sha256: Sha256): PoolRoots {
  return {
    entities: rootOf(pool.entities, entityText, sha256),
    officers: rootOf(pool.officers, officerText, sha256),
    conflicts: rootOf(pool.conflicts, conflictText, sha256),
  };
}

/** The bytes that `hashStrata` covers: JCS of the array, by id, of exactly five members each. */
export function strataJcs(strata: readonly Stratum[]): Uint8Array {
  return utf8(canonicalJson([...strata].sort(byId).map(fiveMembers)));
}

/** Hex SHA-256(JCS(strata)), as RegisterFrozen holds it. */
export function hashStrata(strata: readonly Stratum[], sha256: Sha256): string {
  return toHex(sha256(strataJcs(strata)));
}

function fiveMembers(stratum: Stratum): Json {
  const { id, minimum, mode, ratio } = stratum;
  if (!isJoint(stratum)) return { field: stratum.field, id, minimum, mode, ratio };
  const parties = [...stratum.parties].sort(byId).map((party) => ({ id: party.id, field: party.field }));
  return { id, minimum, mode, parties, ratio };
}

function rootOf<Row>(rows: readonly Row[], leaf: (row: Row) => string, sha256: Sha256): string {
  return toHex(merkleRoot(leavesOf(rows, leaf), sha256));
}

function* leavesOf<Row>(rows: readonly Row[], leaf: (row: Row) => string): Generator<string> {
  for (const row of rows) yield leaf(row);
}
