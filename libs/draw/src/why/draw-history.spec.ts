import type { Scenario } from '@mingjing/kernel/testing';
import { tasksOfDraw } from '../domain/drawn-tasks';
import {
  aCommitment,
  aDraw,
  aFreeze,
  aReveal,
  aVoid,
  DRAW,
  hotels,
  pools,
  timesIn,
  unblindedDraw,
  unblindedIn,
} from '../testing/steps';
import { aClosure } from '../testing/tasks';
import { historyOfEntity, historyOfOfficer, leftOutOf } from './draw-history';
import type { OfficerInPool } from './why-officer';
import { whyOfficerOf, whyTasksOfEntity } from './why-of-draw';
import type { WhyTask } from './why-task';

const SECOND = 'GQ-2026-2';

/** The second draw of the year, some weeks later; it leaves out whom the first has drawn. */
function drawnAgain(now: Scenario, members: object = {}): Scenario {
  const plan = {
    ...{ no: 2, kind: 'DAILY', strata: [hotels, pools], exclude: ['DRAWN_THIS_YEAR'], ...timesIn(2) },
    ...members,
  };
  now.given(aDraw(plan, SECOND), aCommitment('organiser', SECOND), aCommitment('legal', SECOND));
  now.given(aFreeze(SECOND));
  return now.given(aReveal(now, 'organiser', SECOND)).given(aReveal(now, 'legal', SECOND));
}

const drawnBy = (now: Scenario, draw: string): readonly string[] =>
  tasksOfDraw(now.facts(), draw).map(({ entity }) => entity);

const HOTELS = Array.from({ length: 24 }, (_, at) => `E-${String(at + 1).padStart(3, '0')}`);

describe('the history of an entity over the draws of a year', () => {
  // 24 hotels, 9 of them drawn (35 %); then 15, of which 50 % make 8.
  const now = unblindedIn(drawnAgain(unblindedDraw({ strata: [hotels, pools] })), SECOND, 2);

  it('multiplies what each draw really gave: once drawn, a later draw gave nothing', () => {
    const [first, second] = [drawnBy(now, DRAW), drawnBy(now, SECOND)];
    for (const id of HOTELS) {
      const history = historyOfEntity(now.facts(), id);
      const ratios = history.draws.map(({ chance }) => chance?.ratio.join('/'));
      if (first.includes(id)) {
        expect(ratios).toEqual(['9/24']);
        expect(history.leftOut).toEqual([{ draw: SECOND, year: 2026 }]);
        expect(leftOutOf(now.facts(), id)).toEqual([{ draw: SECOND, year: 2026, reason: 'DRAWN_THIS_YEAR' }]);
        expect(history.never).toBeCloseTo(15 / 24, 12);
      } else {
        expect(ratios).toEqual(['9/24', '8/15']);
        expect(history.never).toBeCloseTo((15 / 24) * (7 / 15), 12);
      }
      expect(history.draws.at(-1)?.drawn).toBe(first.includes(id) || second.includes(id));
      expect([history.neverAtMost, history.approximate]).toEqual([history.never, false]);
    }
  });

  it('leaves no chance of never to an entity of a census', () => {
    for (const id of ['E-025', 'E-030']) {
      expect(historyOfEntity(now.facts(), id)).toMatchObject({ never: 0, approximate: false });
    }
  });

  it('adds of an officer every draw in whose pool he stood, by whole draws', () => {
    const { draws, never = 1, neverAtMost = 0, approximate } = historyOfOfficer(now.facts(), 'G-05');
    expect(draws.map(({ draw, chance }) => [draw, chance?.kind])).toEqual([
      [DRAW, 'SIMULATED'],
      [SECOND, 'SIMULATED'],
    ]);
    expect([approximate, never <= neverAtMost, neverAtMost < 0.02]).toEqual([true, true, true]);
    expect(historyOfOfficer(now.facts(), 'G-99')).toMatchObject({ draws: [], never: 1 });
  });

  it('tells nothing of a draw that is still sealed, and nothing of one that was voided', () => {
    const sealed = drawnAgain(unblindedDraw({ strata: [hotels, pools] }));
    for (const id of HOTELS) {
      expect(historyOfEntity(sealed.facts(), id)).toMatchObject({ draws: [{ draw: DRAW }], leftOut: [] });
    }
    sealed.given(aVoid('WRONG_INPUT', { proof: ['ab'.repeat(32)] }, SECOND));
    expect(historyOfEntity(sealed.facts(), 'E-001').draws).toHaveLength(1);
  });
});

describe('the chance that a draw with a reserve really gave', () => {
  const now = unblindedDraw({ strata: [hotels], reserve: 'NEXT' });
  const [{ task: gone, lead = '' } = { task: '' }] = tasksOfDraw(now.facts(), DRAW);
  now.given(aClosure(gone, lead));
  const called = now.last('ReserveCalled').data as { entity: string; lead: string };

  it('counts everybody whom the reserve gave', () => {
    const { draws, never } = historyOfEntity(now.facts(), called.entity);
    expect(draws).toMatchObject([{ drawn: true, chance: { ratio: [10, 24] } }]);
    expect(never).toBeCloseTo(14 / 24, 12);
  });

  it('shows the tasks that the reserve brought, with the officers who were sent', () => {
    const [task] = whyTasksOfEntity(now.facts(), DRAW, called.entity) as readonly Required<WhyTask>[];
    if (task === undefined) throw new Error('No task');
    expect(task.candidates.find(({ place }) => place === 'LEAD')?.officer).toBe(called.lead);
    const { trials, drawn } = task.simulated;
    // By Hoeffding, further off in less than one of 10¹² simulations.
    expect(Math.abs(drawn / trials - 10 / 24)).toBeLessThan(Math.sqrt(Math.log(2e12) / (2 * trials)));
    const why = whyOfficerOf(now.facts(), DRAW, called.lead) as OfficerInPool;
    expect(why.tasks.map((one) => one.task)).toContain(`${DRAW}/${called.entity}`);
  });
});
