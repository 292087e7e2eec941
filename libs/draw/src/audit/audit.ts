import { refused, ok, type Result, type Sha256 } from '@mingjing/kernel';
import { strataFault } from '../algorithm/strata-faults';
import type { PoolEntity, Stratum } from '../algorithm/types';
import { checksOf, linesOf, ruledBy, type AuditCheck, type InclusionLine } from './checks';
import type { Sampler } from './sampler';
import { tally } from './tally';

/** What is drawn from: a frozen register, or what a plan expects. */
export interface AuditedPool {
  readonly strata: readonly Stratum[];
  readonly entities: readonly PoolEntity[];
}

export interface AuditOptions {
  /** Any words: the same words, the same audit. */
  readonly seed: string;
  /** How many simulated seeds; at least 100. */
  readonly trials: number;
  readonly sampler: Sampler;
  readonly sha256: Sha256;
}

export interface Audit {
  readonly fair: boolean;
  /** Below it a p-value counts: at most one fair audit in a thousand is called unfair, over all its checks. */
  readonly threshold: number;
  readonly checks: readonly AuditCheck[];
  readonly lines: readonly InclusionLine[];
}

const FALSE_ALARMS = 0.001;

/**
 * Draws every stratum by thousands of simulated seeds and holds what came against the rule of draw.md.
 * Never says that one draw was honest – that is its transcript's to show – but whether its way of drawing
 * favours anybody. Refuses with `too-few-trials`, `nothing-to-audit`, and as a freeze does.
 */
export function auditDraw(pool: AuditedPool, options: AuditOptions): Result<Audit> {
  const { seed, trials, sampler, sha256 } = options;
  if (!Number.isSafeInteger(trials) || trials < 100) {
    return refused('too-few-trials', 'An audit needs at least 100 simulated seeds.', { trials });
  }
  const fault = strataFault(pool.strata);
  if (fault !== null) return { ok: false, rejection: fault };
  if (pool.entities.length === 0) {
    return refused('nothing-to-audit', 'Nobody can be drawn here: name a stratum with at least one entity.');
  }
  const tallies = pool.strata.map((stratum) => {
    const members = pool.entities.filter((entity) => entity.stratum === stratum.id);
    const tallied = tally(stratum, members, { seed, count: trials, sampler, sha256 });
    return { tallied, ruled: ruledBy(tallied) };
  });
  const checks = tallies.flatMap(({ tallied, ruled }) => checksOf(tallied, ruled, trials));
  const threshold = FALSE_ALARMS / Math.max(1, checks.length);
  return ok({
    fair: checks.every(({ p }) => p >= threshold),
    threshold,
    checks,
    lines: tallies.flatMap(({ tallied, ruled }) => linesOf(tallied, ruled, trials)),
  });
}
