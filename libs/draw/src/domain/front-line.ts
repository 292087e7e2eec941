import { ruleAt } from '@mingjing/governance/contracts';
import { rejection, type Facts, type Rejection } from '@mingjing/kernel';

interface PoolMember {
  readonly frontLine: boolean;
}

/** [front-line officers, all] of a pool. */
export function frontLineShare(pool: readonly PoolMember[]): readonly [number, number] {
  return [pool.filter(({ frontLine }) => frontLine).length, pool.length];
}

/** Rule T-10, where a version of it is in force: the least percentage of the pool that works on the front line. */
export function refuseTooFewFrontLine(pool: readonly PoolMember[], facts: Facts): Rejection | undefined {
  const least = ruleAt(facts, 'T-10', facts.recordedAt)?.value;
  const [frontLine, all] = frontLineShare(pool);
  if (least === undefined || frontLine * 100 >= least * all) return undefined;
  const reason = `${frontLine} of ${all} officers of the pool work on the front line; rule T-10 wants ${least} %. Make more of them available, or correct the register.`;
  return rejection('front-line-too-few', reason, { frontLine, all, least });
}
