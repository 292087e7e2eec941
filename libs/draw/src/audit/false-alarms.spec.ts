import type { PoolEntity, Stratum } from '../algorithm/types';
import { asFile, sha256, valueOf } from '../testing/draws';
import { auditDraw, type Audit, type AuditedPool } from './audit';
import { readAuditedPool } from './audited-pool';
import { drawsOwnSampler, type Sampler } from './sampler';

type Plan = readonly [name: string, drawn: number, trials: number, weights: readonly (readonly number[])[]];

/** Rare events, tiny strata, few hits for each entity: where a normal law or a table deceives. */
const awkward: readonly Plan[] = [
  // prettier-ignore
  ['ten light, one heavy', 5, 1000, [[1, 10], [10, 1]]],
  // prettier-ignore
  ['twenty light, two heavy, half drawn', 11, 1000, [[1, 20], [8, 2]]],
  // prettier-ignore
  ['fifty that are nearly always drawn', 60, 300, [[1, 50], [20, 50]]],
  ['one of two', 1, 400, [[1, 2]]],
  ['one of three', 1, 300, [[1, 3]]],
  ['two of four hundred', 2, 300, [[1, 400]]],
  ['two of a thousand', 2, 100, [[1, 1000]]],
  ['all but one', 11, 300, [[1, 12]]],
  // prettier-ignore
  ['two of a thousand, one heavy', 2, 100, [[1, 999], [50, 1]]],
];

const SEEDS = Array.from({ length: 40 }, (_, at) => `seed ${String(at)}`);

describe('an honest way of drawing', () => {
  it.each(awkward)('raises no more alarms than chance may: %s', (...plan) => {
    const [, , trials] = plan;
    const pool = poolOf(plan);
    const alarms = SEEDS.filter((seed) => !audited(pool, seed, trials, quick).fair);
    expect(alarms.length).toBeLessThanOrEqual(1);
  });

  it('is found fair by the draw’s own selection on the plans that once were called unfair', () => {
    for (const plan of awkward.slice(0, 2)) {
      const pool = poolOf(plan);
      for (const seed of ['mingjing', 'a', 'c']) {
        expect(audited(pool, seed, 500, drawsOwnSampler(sha256)).fair).toBe(true);
      }
    }
  });
});

describe('a bent way of drawing from an awkward plan', () => {
  const unweighted: Sampler = (stratum, members, seed) =>
    quick(
      stratum,
      members.map((one) => ({ ...one, weight: 1 })),
      seed,
    );
  /** Whoever stands first is let go whenever he is drawn in one half of the seeds. */
  const friendly: Sampler = (stratum, members, seed) => {
    const drawn = quick(stratum, members, seed);
    const other = members.find(({ id }) => !drawn.includes(id))?.id ?? '';
    return (seed[31] ?? 0) < 128 ? drawn.map((id) => (id === members[0]?.id ? other : id)) : drawn;
  };

  it.each(awkward.slice(0, 3))('is caught where it does not heed weights: %s', (...plan) => {
    expect(failed(audited(poolOf(plan), 'x', 1000, unweighted))).toContain('WEIGHT');
  });

  it.each([...awkward.slice(0, 5), ...awkward.slice(7, 8)])(
    'is caught where it spares a friend: %s',
    (...plan) => {
      expect(audited(poolOf(plan), 'x', 2000, friendly).fair).toBe(false);
    },
  );

  it('is caught where it takes neighbours together', () => {
    const inARow: Sampler = (_, members, seed) => {
      const at = randomOf(seed)() * (members.length - 1);
      return [Math.floor(at), Math.floor(at) + 1].map((one) => members[one]?.id ?? '');
    };
    expect(failed(audited(poolOf(['', 2, 0, [[1, 400]]]), 'x', 300, inARow))).toContain('NEIGHBOURS');
  });
});

function poolOf([, minimum, , weights]: Plan): AuditedPool {
  const strata = [{ id: 'a', mode: 'ratio', ratio: [0, 1], minimum, weights }];
  return valueOf(readAuditedPool(asFile({ strata })));
}

function audited(pool: AuditedPool, seed: string, trials: number, sampler: Sampler): Audit {
  return valueOf(auditDraw(pool, { seed, trials, sampler, sha256 }));
}

const failed = ({ checks, threshold }: Audit): readonly string[] =>
  checks.filter(({ p }) => p < threshold).map(({ kind }) => kind);

/** The rule of draw.md, with a quicker die than SHA-256: thousands of audits. */
function quick(stratum: Stratum, members: readonly PoolEntity[], seed: Uint8Array): readonly string[] {
  const random = randomOf(seed);
  const ranked = members.map(({ id, weight }) => ({ id, at: random() / weight }));
  return ranked
    .sort((a, b) => a.at - b.at)
    .slice(0, stratum.minimum)
    .map(({ id }) => id);
}

/** Xorshift128 (Marsaglia 2003). */
function randomOf(seed: Uint8Array): () => number {
  const state = new Uint32Array(seed.slice(0, 16).buffer);
  return () => {
    let t = state[3] ?? 0;
    const s = state[0] ?? 0;
    state.copyWithin(1, 0, 3);
    t ^= t << 11;
    t ^= t >>> 8;
    state[0] = t ^ s ^ (s >>> 19);
    return (state[0] ?? 0) / 2 ** 32;
  };
}
