import { county, entity } from '../testing/county';
import { clinics, DRAW, hotels, unblindedDraw } from '../testing/steps';
import { historyOfEntity, leftOutOf } from '../why/draw-history';
import { exclusionOf } from '../why/why-of-draw';
import { frozenRegisterOf } from './draw-questions';
import { leftOutReason } from './left-out';

describe('an entity that the freeze did not take', () => {
  const now = unblindedDraw(
    { strata: [hotels, clinics] },
    DRAW,
    county().given(entity('E-900', { category: 'UN', subtypes: [] }), entity('E-901', { category: 'SC' })),
  );
  const reasonOf = (id: string): string | undefined => {
    const register = frozenRegisterOf(now.facts(), DRAW);
    return register && leftOutReason(now.facts(), register, id);
  };

  it('is told that the draw has no stratum for it', () => {
    // Swimming pools and schools are in no stratum of this draw.
    expect([reasonOf('E-025'), reasonOf('E-901')]).toEqual(['NO_STRATUM', 'NO_STRATUM']);
    expect([reasonOf('E-001'), reasonOf('E-999')]).toEqual([undefined, undefined]);
  });

  it('is answered with the list that the frozen register signs', () => {
    const list = frozenRegisterOf(now.facts(), DRAW)?.lists.unlisted.sha256;
    expect(exclusionOf(now.facts(), DRAW, 'E-025')).toEqual({ reason: 'NO_STRATUM', list });
    expect(exclusionOf(now.facts(), DRAW, 'E-001')).toBeUndefined();
    const line = { draw: DRAW, year: 2026 };
    expect(leftOutOf(now.facts(), 'E-025')).toEqual([{ ...line, reason: 'NO_STRATUM' }]);
    expect(historyOfEntity(now.facts(), 'E-025')).toMatchObject({ draws: [], leftOut: [line] });
  });

  it('is counted in public', () => {
    expect(frozenRegisterOf(now.facts(), DRAW)?.counts).toMatchObject({ entities: 34, unlisted: 7 });
  });
});
