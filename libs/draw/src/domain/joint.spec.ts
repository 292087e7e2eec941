import { filed, officer, county } from '../testing/county';
import type { Scenario } from '@mingjing/kernel/testing';
import { executedDraw, pools, unblindedDraw, DRAW } from '../testing/steps';
import { tasksOfDraw } from './drawn-tasks';
import { timesDrawn } from './year-facts';

const { field: _field, ...census } = pools;
const joint = {
  ...census,
  parties: [
    { id: 'market', field: 'M/pools' },
    { id: 'health', field: 'G/public-places' },
  ],
};

/** Two more officers, of the market authority's register. */
function withMarket(): Scenario {
  return filed(
    county().given(
      ...['M-01', 'M-02', 'M-03'].map((id) => officer(id, { org: 'gaoqing-justice', fields: ['M/pools'] })),
    ),
  );
}

describe('a joint draw of two departments', () => {
  it('draws each entity once, and a pair of each department for it', () => {
    const now = unblindedDraw({ strata: [joint] }, DRAW, withMarket());
    const tasks = tasksOfDraw(now.facts(), DRAW);
    expect(tasks).toHaveLength(12);
    for (const [at, task] of tasks.entries()) {
      const party = at % 2 === 0 ? 'health' : 'market';
      expect(task.task).toBe(`${DRAW}/${task.entity}/${party}`);
      const own = party === 'health' ? /^G-/ : /^M-/;
      expect([task.lead, task.second].every((id) => own.test(id ?? ''))).toBe(true);
      expect(timesDrawn(now.facts(), 'GQ-2026')(task.entity)).toBe(1);
    }
    expect(new Set(tasks.map(({ entity }) => entity)).size).toBe(6);
  });
});

describe('full coverage', () => {
  it('draws everyone, in an order that only the seed decides', () => {
    const orderOf = (id: string): readonly string[] =>
      tasksOfDraw(executedDraw({ strata: [pools] }, id).facts(), id).map(({ entity }) => entity);
    const [one, other] = [orderOf('GQ-2026-1'), orderOf('GQ-2026-1X')];
    const all = ['E-025', 'E-026', 'E-027', 'E-028', 'E-029', 'E-030'];
    expect([...one].sort()).toEqual(all);
    expect([...other].sort()).toEqual(all);
    expect(one).not.toEqual(all);
    expect(other).not.toEqual(one);
  });

  it('keeps that order where its officers are told', () => {
    const now = unblindedDraw({ strata: [pools] });
    const told = now.all('AssignmentRevealed').filter(({ data }) => data.side === 'OFFICERS');
    expect(told.map(({ data }) => data.entity)).toEqual(
      tasksOfDraw(now.facts(), DRAW).map(({ entity }) => entity),
    );
  });
});
