import { toHex } from '@mingjing/kernel';
import { codeOf, drawVectors, sha256 } from '../testing/draws';
import { drandBeaconValue, lotteryBeaconValue } from './beacon-value';
import { commitmentOf, drawSeed } from './seed';

const reveals = [
  { contributor: 'organiser', secret: '11'.repeat(32) },
  { contributor: '法制科', secret: '22'.repeat(32) },
];

function seedOf(input: Parameters<typeof drawSeed>[0]): string {
  return toHex(drawSeed(input, sha256));
}

describe('a seed', () => {
  it('does not depend on who is listed first', () => {
    const drawId = 'GQ-2026-1';
    expect(seedOf({ drawId, reveals: [...reveals].reverse() })).toBe(seedOf({ drawId, reveals }));
  });

  it('changes with the draw, any secret, any contributor and the beacon', () => {
    const [first, second] = reveals;
    if (first === undefined || second === undefined) throw new Error('two reveals');
    const base = { drawId: 'GQ-2026-1', reveals };
    const seeds = [
      base,
      { ...base, drawId: 'GQ-2026-2' },
      { ...base, reveals: [first, { ...second, secret: '23'.repeat(32) }] },
      { ...base, reveals: [first, { ...second, contributor: '监督科' }] },
      { ...base, beacon: { source: 'drand', value: '00' } },
    ].map(seedOf);
    expect(new Set(seeds).size).toBe(seeds.length);
  });

  it('ignores what the beacon is called', () => {
    const [vector] = drawVectors.filter(({ transcript }) => transcript.beacon !== undefined);
    const { drawId, reveals: revealed, beacon, result } = vector!.transcript;
    const renamed = { ...beacon!, source: 'another name' };
    expect(seedOf({ drawId, reveals: revealed, beacon: renamed })).toBe(result.seed);
  });
});

describe('a commitment', () => {
  it('cannot be put forward by another contributor or for another draw', () => {
    const secret = '33'.repeat(32);
    const made = [
      commitmentOf('GQ-2026-1', { contributor: 'organiser', secret }, sha256),
      commitmentOf('GQ-2026-1', { contributor: '法制科', secret }, sha256),
      commitmentOf('GQ-2026-2', { contributor: 'organiser', secret }, sha256),
    ];
    expect(new Set(made.map(({ commitment }) => commitment)).size).toBe(3);
  });
});

describe('the value of a beacon', () => {
  it('is the signature of a drand round', () => {
    expect(drandBeaconValue('ab'.repeat(48))).toEqual({ ok: true, value: new Uint8Array(48).fill(0xab) });
    expect(codeOf(drandBeaconValue('ab'.repeat(32)))).toBe('beacon-not-a-drand-signature');
    expect(codeOf(drandBeaconValue('AB'.repeat(48)))).toBe('beacon-not-a-drand-signature');
  });

  it('is the numbers of a lottery in ascending order, however they were called', () => {
    const value = lotteryBeaconValue('21, 03,33,09,27,14 + 08');
    expect(value.ok && Buffer.from(value.value).toString()).toBe('03,09,14,21,27,33+08');
  });

  it.each(['3,09+08', '03,03+08', '03,09', '03,09+', '03,09+08+01', '', '03,09+ 8', '03,０9+08'])(
    'is not taken from "%s"',
    (called) => {
      expect(codeOf(lotteryBeaconValue(called))).toBe('beacon-not-a-lottery-result');
    },
  );
});
