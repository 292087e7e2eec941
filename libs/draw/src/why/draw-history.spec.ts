import type { Scenario } from '@mingjing/kernel/testing';
import { tasksOfDraw } from '../domain/drawn-tasks';
import { entityChange, HEAD } from '../testing/county';
import {
  aCommitment,
  aDraw,
  aFreeze,
  aReveal,
  aVoid,
  DRAW,
  executedDraw,
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

describe('the history of an entity over two calendar years', () => {
  const NEXT_PLAN = 'GQ-2027';
  const NEXT = 'GQ-2027-1';
  const DECISION = '00000000-0000-4000-9000-0000000000d7';
  const WEEKS = 52;

  /** The plan of the year after, for a register that has lost a hotel; its first draw leaves nobody out. */
  function nextYear(now: Scenario): Scenario {
    const { data } = now.last('PlanApproved');
    const draws = [{ no: 1, kind: 'KEY', from: '2027-02-01', to: '2027-12-31' }];
    const { data: decided } = now.all('RatioDecided')[0] ?? now.last('RatioDecided');
    now.passTo('2027-02-22T09:00:00.000+08:00').given(
      {
        type: 'PlanApproved',
        stream: `plan/${NEXT_PLAN}`,
        actor: HEAD,
        data: { ...data, year: 2027, draws },
      },
      {
        ...{ type: 'RatioDecided', stream: `plan/${NEXT_PLAN}`, actor: HEAD },
        data: { ...decided, decision: DECISION },
      },
      entityChange('E-024', { status: 'CLOSED' }),
    );
    const strata = [{ ...hotels, ratioDecision: DECISION }];
    const plan = { plan: NEXT_PLAN, strata, ...timesIn(WEEKS), validOn: '2027-03-08' };
    return unblindedIn(executedDraw(plan, NEXT, now), NEXT, WEEKS);
  }

  const now = nextYear(unblindedDraw({ strata: [hotels] }));

  it('tells of each year, and multiplies their chances as they are served', () => {
    const [first, second] = [drawnBy(now, DRAW), drawnBy(now, NEXT)];
    const once = HOTELS.filter((id) => first.includes(id) && !second.includes(id) && id !== 'E-024');
    const never = HOTELS.filter((id) => !first.includes(id) && !second.includes(id) && id !== 'E-024');
    expect([once.length > 0, never.length > 0]).toEqual([true, true]);
    for (const id of [...once, ...never]) {
      const history = historyOfEntity(now.facts(), id);
      expect(history.draws).toMatchObject([
        { draw: DRAW, year: 2026, drawn: once.includes(id), chance: { kind: 'EXACT', ratio: [9, 24] } },
        { draw: NEXT, year: 2027, drawn: false, chance: { kind: 'EXACT', ratio: [9, 23] } },
      ]);
      const served = history.draws.map(({ chance }) => chance?.ratio ?? [0, 0]);
      const product = served.reduce((left, [n, N]) => left * (1 - n / N), 1);
      expect(history.never).toBeCloseTo(product, 12);
      expect(history.never).toBeCloseTo((15 / 24) * (14 / 23), 12);
    }
  });

  it('gives nothing in a year in which the register held it no more', () => {
    expect(historyOfEntity(now.facts(), 'E-024').draws.map(({ year }) => year)).toEqual([2026]);
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
