import { county, ratio } from '../testing/county';
import { aDraw, aFreeze, clinics, hotels, pools } from '../testing/steps';
import { frozenRegisterOf } from './draw-questions';

const ANEW = '00000000-0000-4000-9000-0000000000c1';
const BY_ID = '00000000-0000-4000-9000-0000000000c3';
const { ratioDecision: _bands, ...plain } = hotels;
const strata = (...all: readonly object[]): object => ({ strata: all });
const floor = (members: object): object => ({ source: 'FLOOR', ratio: [50, 100], ...members });
const anew = { ...plain, ratio: [50, 100], ratioDecision: ANEW };

describe('a decision by bands that an older log holds in another order', () => {
  const bands = [
    { min: 501, percent: 4 },
    { min: 201, max: 500, percent: 8 },
    { min: 101, max: 200, percent: 12 },
    { min: 51, max: 100, percent: 25 },
    { min: 21, max: 50, percent: 35 },
    { min: 1, max: 20, percent: 50 },
  ];

  it('carries no new draw, as another band would be applied', () => {
    const now = county().given(ratio(ANEW, { source: 'BAND', bands }));
    const draw = aDraw(strata({ ...plain, ratioDecision: ANEW }));
    expect(now.admission(draw)).toBe('band-order');
    // An older log replays: of 24 hotels its first line takes 4 %.
    now.given(draw, aFreeze());
    expect(frozenRegisterOf(now.facts(), 'GQ-2026-1')?.sizes).toMatchObject([{ population: 24, drawn: 1 }]);
  });
});

describe('the decision that a stratum stands on', () => {
  it('serves the stratum or the category that it was made for, and no other', () => {
    const draw = aDraw(strata(anew));
    const after = (members: object): string =>
      county()
        .given(ratio(ANEW, floor(members)))
        .admission(draw);
    expect(after({ stratum: 'MI' })).toBe('ratio-for-another');
    expect(after({ stratum: 'S-clinics' })).toBe('ratio-for-another');
    expect(after({ stratum: 'PP' })).toBe('admitted');
    expect(after({ stratum: 'S-hotels' })).toBe('admitted');
    expect(after({})).toBe('admitted');
  });

  it('serves a stratum of several categories only where it was made for it, or for all', () => {
    const wide = { ...anew, id: 'S-wide', select: { categories: ['PP', 'MI'] } };
    const after = (stratum: string): string =>
      county()
        .given(ratio(ANEW, floor({ stratum })))
        .admission(aDraw(strata(wide)));
    expect(after('PP')).toBe('ratio-for-another');
    expect(after('S-wide')).toBe('admitted');
  });

  it('serves the kind of draws that it was made for', () => {
    const after = (kind: string): string =>
      county()
        .given(ratio(ANEW, floor({ kind })))
        .admission(aDraw(strata(anew)));
    expect(after('DAILY')).toBe('ratio-for-another');
    expect(after('KEY')).toBe('admitted');
  });

  it('is the one that was made most closely for it: a general one that comes later supersedes no special one', () => {
    const LATER = '00000000-0000-4000-9000-0000000000c2';
    const general = { ...plain, ratio: [20, 100], ratioDecision: LATER };
    const now = county().given(
      ratio(ANEW, floor({ stratum: 'PP' })),
      ratio(LATER, { source: 'UPSTREAM', document: '鲁卫函〔2026〕7号', ratio: [20, 100] }),
    );
    expect(now.admission(aDraw(strata(anew)))).toBe('admitted');
    expect(now.admission(aDraw(strata(general)))).toBe('ratio-superseded');
    // For clinics nobody made a closer one than for their category, long before.
    expect(now.admission(aDraw(strata(clinics)))).toBe('admitted');
    now.given(ratio(BY_ID, floor({ stratum: 'S-hotels' })));
    expect(now.admission(aDraw(strata(anew)))).toBe('ratio-superseded');
    expect(now.admission(aDraw(strata({ ...anew, ratioDecision: BY_ID })))).toBe('admitted');
  });

  it('is the latest of those that serve it: nobody picks the one that suits him', () => {
    const now = county().given(ratio(ANEW, floor({ stratum: 'PP' })));
    expect(now.admission(aDraw(strata(hotels, pools)))).toBe('ratio-superseded');
    expect(now.admission(aDraw(strata(anew, pools, clinics)))).toBe('admitted');
    expect(now.admission(aDraw(strata(clinics)))).toBe('admitted');
    const elsewhere = county().given(ratio(ANEW, floor({ kind: 'DAILY' })));
    expect(elsewhere.admission(aDraw())).toBe('admitted');
  });
});

describe('a yearly share that was decided', () => {
  it('stands on no minimum, which its freeze would pass over', () => {
    const whole = { ...floor({ ratio: [45, 100] }), minimum: 9 };
    const now = county().given(ratio(ANEW, whole));
    const yearly = { ...plain, annual: { share: [45, 100], step: [1, 1] }, ratioDecision: ANEW };
    const members = { exclude: ['DRAWN_THIS_YEAR'], ...strata(yearly) };
    expect(now.admission(aDraw(members))).toBe('minimum-with-annual');
    expect(now.outcome(aDraw(members))).toBe('accepted');
  });

  it('is no less than what the plan binds for the category', () => {
    const share = { ratio: [35, 100] };
    const now = county().given(ratio(ANEW, floor(share)), ratio(BY_ID, floor({ ...share, stratum: 'MI' })));
    const yearly = { ...plain, annual: { share: [35, 100], step: [1, 1] }, ratioDecision: ANEW };
    const members = { exclude: ['DRAWN_THIS_YEAR'] };
    expect(now.admission(aDraw({ ...members, ...strata(yearly) }))).toBe('ratio-below-floor');
    const medical = {
      ...{ ...yearly, id: 'S-clinics', field: 'G/medical', select: clinics.select },
      ratioDecision: BY_ID,
    };
    expect(now.admission(aDraw({ ...members, ...strata(medical) }))).toBe('admitted');
  });
});
