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
    ['RatioDecided', 'RatioDecided must stand before every DrawPlanned'],
    ['RegisterFrozen', 'RegisterFrozen must stand before every SeedRevealed'],
    ['SeedCommitted', 'SeedCommitted must stand before every SeedRevealed'],
    ['BeaconObserved', 'BeaconObserved must stand before every DrawExecuted'],
    ['SeedRevealed', 'SeedRevealed must stand before every BeaconObserved'],
  ])('is wrong where %s comes last', (type, what) => {
    expect(verdict(honest, last(type))).toBe(`bad draw-order: in the log every ${what}`);
  });

  it('cannot be told where the decision on the ratio is not in the bundle', () => {
    const log = saying('RatioDecided', (data) => ({ ...data, decision: OTHER }));
    expect(verdict(honest, log)).toMatch(
      /^note OK; .*; the decision \S+ on its ratio is not in this bundle: neither that it gives the ratio used nor that it was made before the freeze is shown$/,
    );
  });

  it.each([
    ['too small', 5],
    ['later than the reveal', 99],
  ])('is wrong where a reveal was made under a checkpoint %s', (_what, size) => {
    const log = saying('SeedRevealed', (data) => ({ ...data, checkpoint: { size, root: OTHER } }));
    expect(verdict(honest, log)).toMatch(/^bad reveal-checkpoint: /);
  });
});

describe('the transcript of a draw that replaces a voided one', () => {
  const REGISTER = ['FreezeOrdered', 'RegisterFrozen'];
  const voided: readonly Stated[] = LOG.slice(0, 5).map(([type, data, stream]) => [
    type,
    data,
    stream ?? 'draw/GQ-0',
  ]);
  const later: readonly Stated[] = LOG.filter(([type]) => type === 'RatioDecided');

  /** Its own events after those of other draws; it has no freeze of its own. */
  function replacing(before: readonly Stated[]): readonly Stated[] {
    const checkpoint = { size: before.length + 1 + honest.commitments.length, root: OTHER };
    const own = saying('DrawPlanned', (data) => ({ ...data, replaces: 'GQ-0' }))
      .filter(([type]) => type !== 'RatioDecided' && !REGISTER.includes(type))
      .map(([type, data]): Stated => [type, type === 'SeedRevealed' ? { ...data, checkpoint } : data]);
    return [...before, ...own];
  }

  it('is held against the register of that draw', () => {
    expect(verdict(honest, replacing(voided))).toMatch(/^good/);
    const forged = drawnAnew({ strata: honest.strata.map((stratum) => ({ ...stratum, minimum: 4 })) });
    expect(verdict(forged, replacing(voided))).toBe(contradicts('strata'));
  });

  it('stands on no ratio that was decided after that freeze', () => {
    const frozenFirst = voided.filter(([type]) => type !== 'RatioDecided');
    expect(verdict(honest, replacing([...frozenFirst, ...later]))).toBe(
      'bad draw-order: in the log every RatioDecided must stand before every RegisterFrozen',
    );
  });

  it('says so where that register is not in the bundle', () => {
    expect(verdict(honest, replacing(later))).toMatch(
      /^note OK; .* this one replaces, and is not in this bundle: roots, and what follows from a yearly share, are as the transcript says$/,
    );
  });
});
