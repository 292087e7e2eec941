import type { PoolEntity, Stratum } from '../algorithm/types';
import { compareUtf8 } from '../algorithm/text-order';
import { asFile, drawVectors, sha256, valueOf } from '../testing/draws';
import { auditDraw, type Audit } from './audit';
import { readAuditedPool } from './audited-pool';
import { band95 } from '../odds/band';
import { chiSquareUpperTail } from './p-values';
import { drawsOwnSampler, type Sampler } from './sampler';

const plan = {
  strata: [
    { id: 'clinics', mode: 'ratio', ratio: [1, 4], minimum: 0, weights: [[1, 40]] },
    {
      ...{ id: 'hotels', mode: 'ratio', ratio: [3, 10], minimum: 2 },
      weights: [
        [1, 30],
        [3, 10],
      ],
    },
    { id: 'pools', mode: 'census', ratio: [0, 1], minimum: 0, weights: [[1, 5]] },
  ],
};
const pool = valueOf(readAuditedPool(asFile(plan)));
const honest = drawsOwnSampler(sha256);

function audited(sampler: Sampler, seed = 'public words', trials = 1500): Audit {
  return valueOf(auditDraw(pool, { seed, trials, sampler, sha256 }));
}

/** A sampler that does something else than the draw to one stratum. */
function bent(
  how: (drawn: readonly string[], members: readonly PoolEntity[], seed: Uint8Array) => readonly string[],
): Sampler {
  return (stratum, members, seed) => {
    const drawn = honest(stratum, members, seed);
    return stratum.id === 'clinics' ? how(drawn, members, seed) : drawn;
  };
}

const failed = ({ checks, threshold }: Audit): readonly string[] => [
  ...new Set(checks.filter(({ p }) => p < threshold).map(({ kind }) => kind)),
];

describe('an audit of a way of drawing', () => {
  it('finds the draw fair, under several audit seeds, and shows each weight beside the rule', () => {
    for (const seed of ['public words', 'other words', '']) expect(failed(audited(honest, seed))).toEqual([]);
    const { fair, lines } = audited(honest);
    expect(fair).toBe(true);
    expect(lines.map(({ stratum, weight, entities }) => [stratum, weight, entities])).toEqual([
      ['clinics', 1, 40],
      ['hotels', 1, 30],
      ['hotels', 3, 10],
      ['pools', 1, 5],
    ]);
    for (const { expected, simulated, band, within, never } of lines) {
      expect(Math.abs(simulated - expected)).toBeLessThan(0.02);
      expect(band[0] <= simulated && simulated <= band[1]).toBe(true);
      expect([within > 0.8, never]).toEqual([true, 0]);
    }
  });

  it('is the same for whoever repeats it', () => {
    expect(audited(honest, 'again', 200)).toEqual(audited(honest, 'again', 200));
    expect(audited(honest, 'again', 200)).not.toEqual(audited(honest, 'other', 200));
  });

  it('finds every transcript’s pool fair, public ones too', () => {
    for (const { transcript } of drawVectors.slice(0, 3)) {
      const { entities, strata } = valueOf(readAuditedPool(asFile(transcript)));
      const options = { seed: 'x', trials: 300, sampler: honest, sha256 };
      expect(valueOf(auditDraw({ entities, strata }, options)).fair).toBe(true);
    }
  });

  it.each<readonly [string, string, Sampler]>([
    [
      'takes a friend out now and then',
      'UNIFORM',
      bent((drawn, members, seed) =>
        (seed[0] ?? 0) < 128
          ? drawn.map((id) => (id === members[0]?.id ? stranger(drawn, members) : id))
          : drawn,
      ),
    ],
    [
      'never draws a friend',
      'COVERAGE',
      bent((drawn, members) => drawn.map((id) => (id === members[0]?.id ? stranger(drawn, members) : id))),
    ],
    ['leans to the front of the list', 'UNIFORM', bent((_, members, seed) => leaning(members, seed))],
    ['goes round in turn, too even for chance', 'UNIFORM', inTurn()],
    ['draws whole blocks of neighbours', 'NEIGHBOURS', bent((_, members, seed) => block(members, seed))],
    ['draws one too few', 'COUNT', bent((drawn) => drawn.slice(1))],
    ['draws somebody twice', 'COUNT', bent((drawn) => [...drawn.slice(1), drawn[1] ?? ''])],
    [
      'does not heed weights',
      'WEIGHT',
      (stratum, members, seed) =>
        honest(
          stratum,
          members.map((one) => ({ ...one, weight: 1 })),
          seed,
        ),
    ],
    [
      'weighs heavier than the rule',
      'WEIGHT',
      (stratum, members, seed) =>
        honest(
          stratum,
          members.map((one) => ({ ...one, weight: one.weight ** 2 })),
          seed,
        ),
    ],
  ])('does not call a sampler fair that %s', (_name, check, sampler) => {
    const audit = audited(sampler);
    expect(audit.fair).toBe(false);
    expect(failed(audit)).toContain(check);
  });

  it('audits the entities of a joint plan, whoever they are inspected by', () => {
    const parties = ['health', 'market'].map((id) => ({ id, field: `G/${id}` }));
    const joint = plan.strata.map((stratum) => ({ ...stratum, parties }));
    const { strata, entities } = valueOf(readAuditedPool(asFile({ strata: joint })));
    expect(strata.every((stratum) => 'parties' in stratum && !('field' in stratum))).toBe(true);
    const options = { seed: 'public words', trials: 1500, sampler: honest, sha256 };
    expect(valueOf(auditDraw({ strata, entities }, options))).toEqual(audited(honest));
    const both = readAuditedPool(asFile({ strata: joint.map((one) => ({ ...one, field: 'G/health' })) }));
    expect(both).toMatchObject({ ok: false, rejection: { code: 'field-and-parties' } });
  });

  it('refuses what it cannot audit, by name', () => {
    const options = { seed: '', trials: 99, sampler: honest, sha256 };
    expect(auditDraw(pool, options)).toMatchObject({ ok: false, rejection: { code: 'too-few-trials' } });
    const codeOf = (json: object): string => {
      const read = readAuditedPool(asFile(json));
      return read.ok ? 'ok' : read.rejection.code;
    };
    const nobody = valueOf(readAuditedPool(asFile({ strata: [] })));
    expect(auditDraw(nobody, { ...options, trials: 100 })).toMatchObject({
      rejection: { code: 'nothing-to-audit' },
    });
    expect(codeOf({ strata: [{ ...plan.strata[0], weights: [[1, -3]] }] })).toBe('bad-count');
    const twice = [1, 1].map((weight) => [weight, 4]);
    expect(codeOf({ strata: [{ ...plan.strata[0], weights: twice }] })).toBe('weight-twice');
    expect(codeOf({ strata: [{ id: 'x' }] })).toBe('malformed-plan');
    const yearly = { ratio: [0, 1], annual: { share: [1, 2], step: [1, 4] } };
    expect(codeOf({ strata: [{ ...plan.strata[0], ...yearly }] })).toBe('malformed-plan');
    expect(codeOf({ ...plan, exclude: ['DRAWN_THIS_YEAR'] })).toBe('malformed-plan');
    expect(codeOf({ strata: [{ ...plan.strata[0], ratio: [3, 2] }] })).toBe('bad-ratio');
    expect(codeOf({ strata: [{ ...plan.strata[0], weights: [[0, 4]] }] })).toBe('bad-weight');
    expect(codeOf({ strata: [{ ...plan.strata[0], weights: [[1, 200_001]] }] })).toBe('plan-too-large');
  });
});

describe('the statistics of an audit', () => {
  it.each([
    [3.841458820694124, 1, 0.05],
    [124.3421134, 100, 0.05],
    [135.8067232, 100, 0.01],
    [2214.667, 2000, 0.000505],
    [5.991464547, 2, 0.05],
  ])('puts the upper tail of chi-square %d at %i degrees where the tables have it', (x, degrees, p) => {
    expect(Math.abs(chiSquareUpperTail(x, degrees) - p)).toBeLessThan(p / 50);
  });

  it('has Wilson’s band where his paper puts it', () => {
    const [low, high] = band95(10, 100);
    expect([low.toFixed(4), high.toFixed(4)]).toEqual(['0.0552', '0.1744']);
  });
});

function stranger(drawn: readonly string[], members: readonly PoolEntity[]): string {
  return members.slice(1).find(({ id }) => !drawn.includes(id))?.id ?? '';
}

/** Modulo bias, as with a byte taken modulo: the front of the list a little more often. */
function leaning(members: readonly PoolEntity[], seed: Uint8Array): readonly string[] {
  const taken = new Set<number>();
  for (let at = 0, bytes = seed; taken.size < 10; at += 1) {
    if (at === 32) [at, bytes] = [0, sha256(bytes)];
    taken.add((bytes[at] ?? 0) % members.length);
  }
  return [...taken].map((at) => members[at]?.id ?? '');
}

function inTurn(): Sampler {
  let next = 0;
  return (stratum: Stratum, members, seed) => {
    if (stratum.id !== 'clinics') return honest(stratum, members, seed);
    const ids = [...members].map(({ id }) => id).sort(compareUtf8);
    return Array.from({ length: 10 }, () => ids[(next++ * 7) % ids.length] ?? '');
  };
}

function block(members: readonly PoolEntity[], seed: Uint8Array): readonly string[] {
  const start = ((seed[0] ?? 0) * 256 + (seed[1] ?? 0)) % members.length;
  return Array.from({ length: 10 }, (_, at) => members[(start + at) % members.length]?.id ?? '');
}
