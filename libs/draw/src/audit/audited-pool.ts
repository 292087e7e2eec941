import {
  isJsonObject,
  ok,
  refused,
  rejection,
  type Json,
  type Rejection,
  type Result,
} from '@mingjing/kernel';
import { listOf, onlyRecord, optional, text, wholeNumber } from '../algorithm/json-shape';
import { freezePool } from '../algorithm/frozen-pool';
import { readTranscript } from '../algorithm/read-transcript';
import type { PoolEntity, Stratum } from '../algorithm/types';
import type { AuditedPool } from './audit';

/** [weight, how many entities of it]. */
type WeightCount = readonly [weight: number, count: number];
type PlannedStratum = Stratum & { readonly weights: readonly WeightCount[] };

const planShape = onlyRecord({
  strata: listOf(
    onlyRecord({
      id: text,
      field: optional(text),
      parties: optional(listOf(onlyRecord({ id: text, field: text }))),
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
 * `field`, or the `parties` of a joint stratum, may stand in it: who inspects changes nothing of who is drawn.
 *
 * Other members are refused: a plan of the ledger with a yearly share, whose ratio the freeze has yet to make,
 * would be audited as if nobody were drawn.
 *
 * Refuses with `malformed-plan`, `bad-count`, `weight-twice`, `plan-too-large`, and as `readTranscript` and `freezePool` do.
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
  const fault = planned.map(countsFault).find((one) => one !== null);
  if (fault !== undefined) return { ok: false, rejection: fault };
  const total = planned.flatMap(({ weights }) => weights).reduce((sum, [, count]) => sum + count, 0);
  if (total > MOST_ENTITIES) {
    const reason = `A plan of more than ${String(MOST_ENTITIES)} entities is not simulated.`;
    return refused('plan-too-large', reason, { total });
  }
  const strata = planned.map(withSection);
  const entities = planned.flatMap(({ id, weights }) => weights.flatMap((row) => membersOf(id, row)));
  const pool = freezePool({ strata, entities, officers: [], conflicts: [] });
  return pool.ok ? ok(pool.value) : pool;
}

function countsFault({ id, weights }: PlannedStratum): Rejection | null {
  if (weights.some(([, count]) => count < 0)) {
    const reason = `Stratum ${id} expects fewer than 0 entities of a weight. Give 0 or more.`;
    return rejection('bad-count', reason, { stratum: id });
  }
  if (new Set(weights.map(([weight]) => weight)).size === weights.length) return null;
  const reason = `Stratum ${id} names a weight twice. Give each weight one line, with all of its entities.`;
  return rejection('weight-twice', reason, { stratum: id });
}

/** A stratum needs somebody to inspect it; of a plan before its freeze it is not asked who. */
function withSection({ weights: _weights, ...stratum }: PlannedStratum): Stratum {
  return 'parties' in stratum || 'field' in stratum ? stratum : { ...(stratum as Stratum), field: 'any' };
}

function membersOf(stratum: string, [weight, count]: WeightCount): readonly PoolEntity[] {
  const prefix = `${stratum}-w${String(weight)}`;
  return Array.from({ length: count }, (_, at) => ({ id: `${prefix}-${String(at)}`, stratum, weight }));
}
