import {
  LEDGER_ACTOR,
  MAX_ENTRY_BYTES,
  canonicalJson,
  entryBytes,
  rejection,
  type Facts,
  type JsonObject,
  type Statement,
} from '@mingjing/kernel';
import type { DrawExecuted } from '../payloads/draw-course';
import type { DrawPlanned } from '../payloads/draw-planned';
import type { RegisterFrozen } from '../payloads/register-frozen';
import { DRAW_ALGORITHM } from './execute';
import { HASH, longestExecuted, longestFrozen, longestSize, WIDEST } from './longest-strata';
import { FREEZE_ALGORITHM } from './order-freeze';
import type { PlanPolicy } from './plan-place';

const UUID = '00000000-0000-5000-8000-000000000000';
const SIGNATURE = { key: HASH, sig: 'f'.repeat(88) };
const MOMENT = '2026-03-05T12:00:00.000+08:00';
const RECORDED = '2026-03-05T04:00:00.000Z';

type Planned = Statement<DrawPlanned>;
type Strata = Planned['data']['strata'];

/**
 * Freeze and execution each say something of every stratum, in one entry. A draw for which one of them could
 * turn out too long, whatever the register, would be planned and committed to, and never come to its end.
 * Asked of new plans (docs/adr/0017).
 */
export const theDrawMustFitItsEntries: PlanPolicy = (_draw, plan, facts) => {
  const bytes = Math.max(longestFreeze(plan, facts), longestExecution(plan));
  if (bytes <= MAX_ENTRY_BYTES) return undefined;
  const strata = plan.data.strata.length;
  const reason = `The ${strata} strata of this draw could take ${bytes} bytes in one entry when they are frozen or drawn; an entry has at most 65,535. Shorten the ids and fields of the strata, or divide them among several draws of the plan.`;
  return rejection('strata-too-long', reason, { strata, bytes, most: MAX_ENTRY_BYTES });
};

/** Bytes of the entry RegisterFrozen at most. */
export function longestFreeze(plan: Planned, facts: Facts): number {
  const data = longestRegisterFrozen(plan.data.strata, facts);
  return bytesOf(plan, { type: 'RegisterFrozen', algorithm: FREEZE_ALGORITHM, data });
}

/** Every member that a freeze of these strata can have, and each as long as it can be. */
export function longestRegisterFrozen(strata: Strata, facts: Facts): RegisterFrozen {
  const [file, count] = [{ sha256: HASH, size: WIDEST }, WIDEST];
  const rows = { entities: count, officers: count, conflicts: count, excluded: count };
  const roots = { entities: HASH, officers: HASH, conflicts: HASH, excluded: HASH };
  const lists = { entities: file, officers: file, conflicts: file, excluded: file };
  return {
    asOf: count,
    strata: strata.map((stratum) => longestFrozen(stratum, facts)),
    strataHash: HASH,
    sizes: strata.map((stratum) => longestSize(stratum, facts)),
    counts: { ...rows, unlisted: count, shorthanded: count },
    roots,
    lists: { ...lists, unlisted: file, shorthanded: file, movers: file },
  };
}

/** Bytes of the entry DrawExecuted at most. */
export function longestExecution(plan: Planned): number {
  const data = longestDrawExecuted(plan.data.strata);
  return bytesOf(plan, { type: 'DrawExecuted', algorithm: DRAW_ALGORITHM, data });
}

/** As `longestRegisterFrozen`. */
export function longestDrawExecuted(strata: Strata): DrawExecuted {
  return { seed: HASH, strata: strata.map(longestExecuted), selection: HASH };
}

/** Derived and signed by the ledger, in the stream of the plan. */
function bytesOf(
  { ledger, stream }: Planned,
  event: { type: string; algorithm: string; data: object },
): number {
  const [id, cause, actor] = [UUID, UUID, LEDGER_ACTOR];
  const statement = { ...event, actor, cause, id, ledger, occurredAt: MOMENT, stream, version: 1 };
  const body = canonicalJson(statement as unknown as JsonObject);
  return entryBytes(body, SIGNATURE, RECORDED, WIDEST).length;
}
