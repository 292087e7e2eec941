import { county } from '../testing/county';
import { aDraw, aFreeze, aVoid, DRAW, timesIn } from '../testing/steps';

const at = (day: string): string => `${day}T12:00:00.000+08:00`;
/** With the officers of the day on which it is drawn. */
const drawnIn = (weeks: number): object => ({
  ...timesIn(weeks),
  validOn: timesIn(weeks).revealBy.slice(0, 10),
});
const admitted = (members: object): string => county().admission(aDraw(members));

describe('the times of a new draw', () => {
  it('leave each side sixty days at most to be told', () => {
    const unblind = (officers: string, entity: string): object => ({
      unblind: { officers: at(officers), entity: at(entity) },
    });
    expect(admitted(unblind('2026-05-02', '2026-07-01'))).toBe('admitted');
    expect(admitted(unblind('2026-05-04', '2026-05-04'))).toBe('unblinding-too-late');
    expect(admitted(unblind('2026-03-09', '2026-05-09'))).toBe('unblinding-too-late');
    expect(admitted(unblind('2026-03-09', '2099-01-01'))).toBe('unblinding-too-late');
  });

  it('lie in the period in which the plan foresees it: March to December', () => {
    expect(admitted(drawnIn(43))).toBe('admitted');
    expect(admitted(drawnIn(44))).toBe('draw-outside-period');
  });

  it('take the officers of a day of the visits, not of one that suits somebody', () => {
    for (const validOn of ['1990-01-01', '2026-03-03', '2027-02-01', '2029-01-01']) {
      expect(admitted({ validOn })).toBe('valid-on-out-of-bounds');
    }
    for (const validOn of ['2026-03-04', '2027-01-31']) expect(admitted({ validOn })).toBe('admitted');
  });

  it('may be after the period where a voided draw is replaced, with the day that its register was frozen for', () => {
    const now = county().given(aDraw(), aFreeze()).passTo(at('2026-03-05')).given(aVoid('ABANDONED'));
    const again = { ...timesIn(44), replaces: DRAW };
    expect(now.admission(aDraw(again, 'GQ-2026-1B'))).toBe('admitted');
  });

  it('are taken as they are in an older log', () => {
    expect(county().outcome(aDraw({ validOn: '1990-01-01' }))).toBe('accepted');
  });
});
