import type { Scenario } from '@mingjing/kernel/testing';
import { county, HEAD, PLAN } from '../testing/county';
import { aDraw, DRAW, executedDraw, hotels, timesIn, unblindedDraw, unblindedIn } from '../testing/steps';
import { aClosure } from '../testing/tasks';
import { tasksOfDraw } from './drawn-tasks';
import { timesDrawn } from './year-facts';

/** As many hotels are in reserve of the first draw as a second one takes, whatever the plan makes of its reserve. */
function secondDraw(reserve: string, isTold = true): Scenario {
  const now = unblindedDraw({ reserve, strata: [hotels], exclude: ['DRAWN_THIS_YEAR'] });
  const next = { no: 2, kind: 'DAILY', strata: [hotels], exclude: ['DRAWN_THIS_YEAR'], ...timesIn(2) };
  executedDraw(next, 'D', now);
  return isTold ? unblindedIn(now, 'D', 2) : now;
}

/** Closes the first tasks of the first draw; the entities that come in their place. */
function calledInPlaceOf(now: Scenario, count: number): readonly string[] {
  const tasks = tasksOfDraw(now.facts(), DRAW).slice(0, count);
  now.given(...tasks.map(({ task, lead = '' }) => aClosure(task, lead)));
  return now.all('ReserveCalled').map(({ data }) => data['entity'] as string);
}

const drawnLater = (now: Scenario): readonly string[] =>
  tasksOfDraw(now.facts(), 'D').map(({ entity }) => entity);
const most = (now: Scenario, called: readonly string[]): number =>
  Math.max(...called.map(timesDrawn(now.facts(), PLAN)));

describe('a call from the reserve', () => {
  it('passes over whom a later draw of the year has taken, and goes on with the next', () => {
    const now = secondDraw('NEXT_UNDER_CAP');
    const called = calledInPlaceOf(now, 5);
    expect([called.length, new Set(called).size, most(now, called)]).toEqual([5, 5, 1]);
    expect(called.filter((entity) => drawnLater(now).includes(entity))).toEqual([]);
    // The same seed without the rule calls some of them a second time.
    const older = secondDraw('NEXT');
    const taken = calledInPlaceOf(older, 5);
    expect(most(older, taken)).toBe(2);
    expect(called).toEqual(
      expect.arrayContaining(taken.filter((entity) => !drawnLater(older).includes(entity))),
    );
  });

  it('calls nobody where nobody is left', () => {
    const now = secondDraw('NEXT_UNDER_CAP');
    const free = 24 - drawnLater(now).length - tasksOfDraw(now.facts(), DRAW).length;
    expect(calledInPlaceOf(now, 9)).toHaveLength(Math.min(9, free));
  });

  it('tells nothing of a draw that is still sealed: who is passed over would', () => {
    expect(calledInPlaceOf(secondDraw('NEXT_UNDER_CAP', false), 5)).toEqual(
      calledInPlaceOf(secondDraw('NEXT', false), 5),
    );
  });

  it('keeps the cap of the plan where the draw excludes nobody, and no new plan does without', () => {
    const now = county();
    const { data } = now.last('PlanApproved');
    now.given({ type: 'PlanApproved', stream: 'plan/GQ-C', actor: HEAD, data: { ...data, capPerEntity: 1 } });
    const { ratioDecision: _bands, ...plain } = hotels;
    const members = {
      plan: 'GQ-C',
      strata: [{ ...plain, mode: 'census', select: { categories: ['PP'], subtypes: ['PP-SWIM'] } }],
    };
    expect(now.admission(aDraw({ ...members, reserve: 'NEXT' }))).toBe('reserve-over-cap');
    expect(now.admission(aDraw({ ...members, reserve: 'NEXT_UNDER_CAP' }))).toBe('admitted');
    expect(now.admission(aDraw({ ...members, reserve: 'NONE' }))).toBe('admitted');
    expect(now.admission(aDraw({ reserve: 'NEXT' }))).toBe('admitted');
    expect(now.admission(aDraw({ reserve: 'NEXT', exclude: ['DRAWN_THIS_YEAR'] }))).toBe('reserve-over-cap');
  });
});
