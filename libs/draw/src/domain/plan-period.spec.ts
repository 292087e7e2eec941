import type { Scenario } from '@mingjing/kernel/testing';
import { county, entity, HEAD, PLAN } from '../testing/county';
import {
  aCountersignature,
  aDraw,
  aVoid,
  DRAW,
  executedDraw,
  hotels,
  pools,
  timesIn,
  unblindedIn,
} from '../testing/steps';
import { aTask } from '../testing/tasks';
import { planAlertsOf } from './plan-alerts';

const YEAR = 'GQ-2026-Y';
const AFTER = '2026-07-01T00:00:00.000+08:00';

/** Two draws, in March and in June, that owe 40 % of the public places and every swimming pool. */
function yearOf(
  owed: object = { bindings: [{ category: 'PP', ratio: [40, 100] }], census: ['PP-SWIM'] },
): Scenario {
  const now = county();
  const { preset: _preset, bindings: _bindings, census: _census, ...data } = now.last('PlanApproved').data;
  const draws = [
    { no: 1, kind: 'CITY', from: '2026-03-01', to: '2026-03-31' },
    { no: 2, kind: 'CITY', from: '2026-06-01', to: '2026-06-30' },
  ];
  const approved = { ...data, level: 'CITY', draws, ...owed };
  return now.given({ type: 'PlanApproved', stream: `plan/${YEAR}`, actor: HEAD, data: approved });
}

/** The first draw takes half of the yearly shares; the second is left to whoever comes. */
function firstDrawn(now = yearOf()): Scenario {
  const yearly = [hotels, pools].map(({ id, field, select }, at) => ({
    ...{ id, field, select, mode: 'ratio' },
    annual: { share: at === 0 ? [40, 100] : [1, 1], step: [1, 2] },
  }));
  const members = { plan: YEAR, kind: 'CITY', strata: yearly, exclude: ['DRAWN_THIS_YEAR'] };
  return executedDraw(members, DRAW, now);
}

const alerts = (now: Scenario): readonly object[] => planAlertsOf(now.facts(), YEAR);
const NOT_DRAWN = { kind: 'NOT_DRAWN', no: 2, draws: 'CITY', by: '2026-06-30' };

describe('the end of a plan’s last period', () => {
  it('raises an alert where the last draw was never planned, and says by how much each share was missed', () => {
    const now = unblindedIn(firstDrawn(), DRAW, 0).passTo('2026-06-30T23:59:59.999+08:00');
    expect([alerts(now), now.all('PlanPeriodEnded')]).toEqual([[], []]);
    now.passTo(AFTER);
    const missed = { kind: 'SHARE_MISSED', covered: 0, reached: false };
    expect(alerts(now)).toEqual([
      NOT_DRAWN,
      { ...missed, of: 'PP', share: [40, 100], registered: 30, drawn: 8 },
      { ...missed, of: 'PP-SWIM', share: [1, 1], registered: 6, drawn: 3 },
      { ...missed, of: 'S-hotels', share: [40, 100], registered: 24, drawn: 5 },
      { ...missed, of: 'S-pools', share: [1, 1], registered: 6, drawn: 3 },
    ]);
    expect(now.last('PlanPeriodEnded')).toMatchObject({
      ...{ stream: `plan/${YEAR}`, cause: now.all('PlanApproved').at(-1)?.id },
      data: { undrawn: [{ no: 2, kind: 'CITY' }] },
    });
    expect(now.passTo('2026-12-01T09:00:00.000+08:00').all('PlanPeriodEnded')).toHaveLength(1);
  });

  it('says nothing of shares while a draw that they count is sealed, and all of it from then on', () => {
    const now = firstDrawn().passTo(AFTER);
    expect(alerts(now)).toEqual([NOT_DRAWN]);
    now.given(aCountersignature(now)).passTo('2026-07-01T09:00:00.000+08:00');
    expect(alerts(now)).toContainEqual(expect.objectContaining({ kind: 'SHARE_MISSED', of: 'PP', drawn: 8 }));
  });

  it('raises it for a draw that was planned and never made, and for one that was voided', () => {
    const now = yearOf({});
    expect(alerts(now.passTo('2026-04-01T00:00:00.000+08:00'))).toEqual([
      { ...NOT_DRAWN, no: 1, by: '2026-03-31' },
    ]);
    const voided = firstDrawn().given(aVoid('WRONG_INPUT', { proof: ['ab'.repeat(32)] }));
    expect(alerts(voided.passTo('2026-04-01T00:00:00.000+08:00'))).toMatchObject([
      { kind: 'NOT_DRAWN', no: 1 },
    ]);
  });

  it('counts for a share whom a key check or a higher level covers, apart from whom it drew', () => {
    const now = yearOf({ census: ['PP-SWIM'] });
    const ids = [25, 26, 27, 28, 29, 30];
    now.given(
      ...ids.map((at) =>
        aTask(
          { origin: 'KEY', entity: `E-0${String(at)}`, due: '2026-12-31' },
          `00000000-0000-4000-a000-0000000005${String(at)}`,
        ),
      ),
    );
    now.passTo(AFTER);
    expect(now.last('PlanPeriodEnded').data).toMatchObject({
      shares: [{ of: 'PP-SWIM', registered: 6, drawn: 0, covered: 6, reached: true }],
    });
    expect(alerts(now).map((one) => (one as { kind: string }).kind)).toEqual(['NOT_DRAWN', 'NOT_DRAWN']);
  });

  it('is silent on a plan whose draws are all made and whose shares are reached', () => {
    const now = unblindedIn(firstDrawn(), DRAW, 0);
    const whole = [hotels, pools].map(({ id, field, select }) => ({
      ...{ id, field, select, mode: 'ratio', annual: { share: [1, 1], step: [2, 2] } },
    }));
    const members = {
      plan: YEAR,
      no: 2,
      kind: 'CITY',
      strata: whole,
      exclude: ['DRAWN_THIS_YEAR'],
      ...timesIn(13),
    };
    executedDraw(members, 'GQ-2026-2', now.passTo('2026-06-01T09:00:00.000+08:00')).passTo(AFTER);
    expect(alerts(now)).toEqual([]);
    expect(planAlertsOf(now.facts(), PLAN)).toEqual([]);
  });
});

describe('what no draw of a plan looked at', () => {
  const away = ['E-901', 'E-902'].map((id) => entity(id, { district: 'gaocheng' }));
  const areaOf = (stratum: typeof pools): object => ({
    ...{ plan: YEAR, kind: 'CITY', area: ['tianzhen'] },
    strata: [{ ...stratum, select: { ...stratum.select, districts: ['tianzhen'] } }],
  });

  it('is counted when the plan’s last period ends, and is an alert', () => {
    const now = executedDraw(areaOf(pools), DRAW, yearOf({}).given(...away)).passTo(AFTER);
    const areas = { registered: 42, outside: 2, districts: ['gaocheng'] };
    expect(now.last('PlanPeriodEnded').data).toMatchObject({ areas });
    expect(alerts(now)).toContainEqual({ kind: 'OUTSIDE_AREAS', ...areas });
  });

  it('is not whom a draw of a plan looked at that this one continues', () => {
    const first = executedDraw({ strata: [pools] }, DRAW, county().given(...away));
    const { preset: _preset, ...data } = first.last('PlanApproved').data;
    const approved = {
      ...data,
      continues: [PLAN],
      draws: [{ no: 1, kind: 'CITY', from: '2026-06-01', to: '2026-06-30' }],
    };
    first.given({
      type: 'PlanApproved',
      stream: `plan/${YEAR}`,
      actor: HEAD,
      data: { ...approved, level: 'CITY' },
    });
    const now = executedDraw(
      { ...areaOf(pools), ...timesIn(13) },
      'GQ-2026-2',
      first.passTo('2026-06-01T09:00:00.000+08:00'),
    );
    expect(now.passTo(AFTER).last('PlanPeriodEnded').data).toMatchObject({
      areas: { registered: 42, outside: 0 },
    });
  });

  it('is everybody where no draw came to its freeze', () => {
    const now = yearOf({})
      .given(...away, aDraw(areaOf(pools)))
      .passTo(AFTER);
    const areas = { registered: 42, outside: 42, districts: ['gaocheng', 'tianzhen'] };
    expect(now.last('PlanPeriodEnded').data).toMatchObject({ areas });
  });

  it('is not counted where none of them names an area', () => {
    const whole = executedDraw(
      { plan: YEAR, kind: 'CITY', strata: [pools] },
      DRAW,
      yearOf({}).given(...away),
    );
    expect(whole.passTo(AFTER).last('PlanPeriodEnded').data).not.toHaveProperty('areas');
  });
});
