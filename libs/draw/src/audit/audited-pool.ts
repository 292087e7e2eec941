import { isJsonObject, ok, refused, type Json, type Result } from '@mingjing/kernel';
import { listOf, optional, record, text, wholeNumber } from '../algorithm/json-shape';
import { freezePool } from '../algorithm/frozen-pool';
import { readTranscript } from '../algorithm/read-transcript';
import type { PoolEntity, Stratum } from '../algorithm/types';
import type { AuditedPool } from './audit';

/** [weight, how many entities of it]. */
type WeightCount = readonly [weight: number, count: number];
type PlannedStratum = Stratum & { readonly weights: readonly WeightCount[] };

const planShape = record({
  strata: listOf(
    record({
      id: text,
      field: optional(text),
      mode: text,
      ratio: listOf(wholeNumber, 2),
      minimum: wholeNumber,
      weights: listOf(listOf(wholeNumber, 2)),
    }),
  ),
});

const MOST_ENTITIES = 200_000;

/**
 * A transcript, full or public; or a plan before any register is frozen, in which each stratum tells how
 * many entities of which weight it expects:
 *
 *     {"strata":[{"id":"hotels","mode":"ratio","ratio":[30,100],"minimum":2,"weights":[[1,120],[3,10]]}]}
 *
 * Refuses with `malformed-plan`, `bad-count`, `plan-too-large`, and as `readTranscript` and `freezePool` do.
 */
export function readAuditedPool(json: Json): Result<AuditedPool> {
  if (isJsonObject(json) && 'algorithm' in json) {
    const read = readTranscript(json);
    return read.ok ? ok(read.value.pool) : read;
  }
  const fault = planShape(json, '');
  if (fault !== null) {
    return refused('malformed-plan', `This is neither a transcript nor a plan to audit: ${fault.trim()}.`);
  }
  // The shape was checked just above.
  return poolOf((json as unknown as { readonly strata: readonly PlannedStratum[] }).strata);
}

function poolOf(planned: readonly PlannedStratum[]): Result<AuditedPool> {
  const negative = planned.find(({ weights }) => weights.some(([, count]) => count < 0));
  if (negative !== undefined) {
    const reason = `Stratum ${negative.id} expects fewer than 0 entities of a weight. Give 0 or more.`;
    return refused('bad-count', reason, { stratum: negative.id });
  }
  const total = planned.flatMap(({ weights }) => weights).reduce((sum, [, count]) => sum + count, 0);
  if (total > MOST_ENTITIES) {
    return refused(
      'plan-too-large',
      `A plan of more than ${String(MOST_ENTITIES)} entities is not simulated.`,
      { total },
    );
  }
  const strata = planned.map(({ weights: _weights, ...stratum }) => ({ field: 'any', ...stratum }));
  const entities = planned.flatMap(({ id, weights }) => weights.flatMap((row) => membersOf(id, row)));
  const pool = freezePool({ strata, entities, officers: [], conflicts: [] });
  return pool.ok ? ok(pool.value) : pool;
}

function membersOf(stratum: string, [weight, count]: WeightCount): readonly PoolEntity[] {
  const prefix = `${stratum}-w${String(weight)}`;
  return Array.from({ length: count }, (_, at) => ({ id: `${prefix}-${String(at)}`, stratum, weight }));
}
