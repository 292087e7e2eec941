import {
  LOG,
  OTHER,
  contradicts,
  drawnAnew,
  honest,
  saying,
  verdict,
  without,
  type Stated,
} from '../../testing/drawn-log';

describe('the order of a draw in the log', () => {
  const last = (type: string): readonly Stated[] => [
    ...without(type),
    ...LOG.filter((one) => one[0] === type),
  ];

  it.each([
    ['RegisterFrozen', 'RegisterFrozen must stand before every SeedRevealed'],
    ['SeedCommitted', 'SeedCommitted must stand before every SeedRevealed'],
    ['BeaconObserved', 'BeaconObserved must stand before every DrawExecuted'],
    ['SeedRevealed', 'SeedRevealed must stand before every BeaconObserved'],
  ])('is wrong where %s comes last', (type, what) => {
    expect(verdict(honest, last(type))).toBe(`bad draw-order: in the log every ${what}`);
  });

  it.each([
    ['too small', 4],
    ['later than the reveal', 99],
  ])('is wrong where a reveal was made under a checkpoint %s', (_what, size) => {
    const log = saying('SeedRevealed', (data) => ({ ...data, checkpoint: { size, root: OTHER } }));
    expect(verdict(honest, log)).toMatch(/^bad reveal-checkpoint: /);
  });
});

describe('the transcript of a draw that replaces a voided one', () => {
  const REGISTER = ['FreezeOrdered', 'RegisterFrozen'];
  const voided: readonly Stated[] = LOG.slice(0, 3).map(([type, data]) => [type, data, 'draw/GQ-0']);

  /** Its own events after those of other draws; it has no freeze of its own. */
  function replacing(before: readonly Stated[]): readonly Stated[] {
    const checkpoint = { size: before.length + 1 + honest.commitments.length, root: OTHER };
    const own = saying('DrawPlanned', (data) => ({ ...data, replaces: 'GQ-0' }))
      .filter(([type]) => !REGISTER.includes(type))
      .map(([type, data]): Stated => [type, type === 'SeedRevealed' ? { ...data, checkpoint } : data]);
    return [...before, ...own];
  }

  it('is held against the register of that draw', () => {
    expect(verdict(honest, replacing(voided))).toMatch(/^good/);
    const forged = drawnAnew({ strata: honest.strata.map((stratum) => ({ ...stratum, minimum: 4 })) });
    expect(verdict(forged, replacing(voided))).toBe(contradicts('strata'));
  });

  it('says so where that register is not in the bundle', () => {
    expect(verdict(honest, replacing([]))).toMatch(
      /^note OK; .* ratios and roots are as the transcript says$/,
    );
  });
});
