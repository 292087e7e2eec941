import { HEAD } from '../testing/county';
import {
  bureau,
  complained,
  drawn,
  excluded,
  offenders,
  ordinary,
  PLAN_2,
  planned,
  stratumOf,
} from '../testing/records';
import { aDraw, hotels, timesIn, unblindedIn } from '../testing/steps';
import { aTask } from '../testing/tasks';
import { timesDrawn } from './year-facts';

describe('entities with a record', () => {
  it('stand in a stratum of their own, by complaints of the last year or by a tag of the register', () => {
    const now = bureau();
    const register = drawn(now, {}, 'GQ-R-1');
    expect(stratumOf(now, register, 'E-001')).toBe('S-complained');
    expect(stratumOf(now, register, 'E-002')).toBe('S-hotels');
    expect(stratumOf(now, register, 'E-003')).toBe('S-serious');
    expect(register.sizes).toMatchObject([
      { id: 'S-complained', population: 2, drawn: 2 },
      { id: 'S-hotels', population: 21, drawn: 5 },
      { id: 'S-serious', population: 1, drawn: 1 },
    ]);
  });

  it('stand in one stratum, that of the first line of the table, where they fit two', () => {
    const now = bureau();
    expect(stratumOf(now, drawn(now, {}, 'GQ-R-1'), 'E-004')).toBe('S-complained');
  });

  it('stay among the others where a draw has no stratum for them: a record is no way out', () => {
    const now = bureau();
    const register = drawn(now, { strata: [ordinary, offenders] }, 'GQ-R-1');
    expect(stratumOf(now, register, 'E-001')).toBe('S-hotels');
    expect(stratumOf(now, register, 'E-004')).toBe('S-serious');
  });

  it('are drawn as often a year as the table allows, and no more; others once', () => {
    const now = bureau();
    const members = { exclude: ['DRAWN_THIS_YEAR'] };
    drawn(now, members, 'GQ-R-1');
    unblindedIn(now, 'GQ-R-1', 0);
    const second = drawn(now, { ...members, no: 4, ...timesIn(1) }, 'GQ-R-2');
    expect(stratumOf(now, second, 'E-001')).toBe('S-complained');
    expect(timesDrawn(now.facts(), PLAN_2)('E-001')).toBe(2);
    unblindedIn(now, 'GQ-R-2', 1);
    const third = drawn(now, { no: 6, kind: 'JOINT', ...timesIn(2) }, 'GQ-R-3');
    expect(stratumOf(now, third, 'E-001')).toBeUndefined();
    expect(excluded(now, third)).toContainEqual({ entity: 'E-001', reason: 'CAP_REACHED' });
    expect(stratumOf(now, third, 'E-003')).toBe('S-serious');
    const most = Array.from({ length: 20 }, (_, at) =>
      timesDrawn(now.facts(), PLAN_2)(`E-0${String(at + 5).padStart(2, '0')}`),
    );
    expect(Math.max(...most)).toBe(1);
  });

  it('are checked again where they are complained of, whatever else has covered them', () => {
    const now = bureau();
    for (const [at, id] of ['E-001', 'E-003', 'E-010'].entries()) {
      now.given(aTask({ origin: 'KEY', entity: id }, `00000000-0000-4000-a000-00000000020${String(at)}`));
    }
    const register = drawn(now, { exclude: ['COVERED_KEY'] }, 'GQ-R-1');
    expect(stratumOf(now, register, 'E-001')).toBe('S-complained');
    expect(excluded(now, register)).toEqual([
      { entity: 'E-003', reason: 'COVERED_KEY' },
      { entity: 'E-010', reason: 'COVERED_KEY' },
    ]);
  });

  it.each<[string, object]>([
    [
      'record-class-unknown',
      { strata: [{ ...offenders, select: { ...hotels.select, records: ['OTHER'] } }] },
    ],
    ['record-ratio-below-table', { strata: [{ ...offenders, ratio: [59, 100] }] }],
    [
      'record-share-annual',
      { strata: [{ ...offenders, ratio: undefined, annual: { share: [1, 1], step: [1, 2] } }] },
    ],
    ['strata-overlap', { strata: [complained, { ...complained, id: 'S-again' }] }],
  ])('are refused with %s where the draw says %j', (code, members) => {
    const draft = JSON.parse(JSON.stringify({ ...planned, ...members })) as object;
    expect(bureau().outcome(aDraw(draft))).toBe(code);
  });

  it('are drawn in a larger share than others of their category, or the draw is refused', () => {
    const other = '00000000-0000-4000-9000-00000000000b';
    const data = { decision: other, source: 'FLOOR', ratio: [60, 100], reason: '依据年度监督力量确定' };
    const now = bureau().given({ type: 'RatioDecided', stream: `plan/${PLAN_2}`, actor: HEAD, data });
    const asMuch = { ...ordinary, ratio: [60, 100], ratioDecision: other };
    expect(now.outcome(aDraw({ ...planned, strata: [asMuch, offenders] }))).toBe('record-ratio-not-higher');
    const more = { ...offenders, ratio: [61, 100] };
    expect(now.outcome(aDraw({ ...planned, strata: [asMuch, more] }))).toBe('accepted');
  });
});
