import type { Scenario } from '@mingjing/kernel/testing';
import { county, entity } from '../testing/county';
import {
  aCountersignature,
  countersignedDraw,
  DRAW,
  executedDraw,
  pools,
  TIMES,
  unblindedDraw,
} from '../testing/steps';
import { aNotice, pairNow } from '../testing/visits';
import { assignmentOf } from './assignment';
import { isUnblinded } from './draw-questions';
import { tasksOfDraw } from './drawn-tasks';

function revealed(now: Scenario): readonly string[] {
  return now.all('AssignmentRevealed').map(({ stream, data }) => `${data.side as string} ${stream}`);
}

describe('the unblinding of a draw', () => {
  it('waits for the time of each side, officers first, in the order of the assignment', () => {
    const now = countersignedDraw();
    const tasks = tasksOfDraw(now.facts(), DRAW).map(({ task }) => `task/${task}`);
    now.passTo('2026-03-09T07:59:59.999+08:00');
    expect(revealed(now)).toEqual([]);
    now.passTo(TIMES.unblind.officers);
    expect(revealed(now)).toEqual(tasks.map((task) => `OFFICERS ${task}`));
    now.passTo(TIMES.unblind.entity);
    expect(revealed(now).slice(tasks.length)).toEqual(tasks.map((task) => `ENTITY ${task}`));
  });

  it('waits for the countersignature where that comes later', () => {
    const now = executedDraw().passTo('2026-03-10T09:00:00.000+08:00');
    expect(revealed(now)).toEqual([]);
    now.given({ ...aCountersignature(now), at: '2026-03-10T09:30:00.000+08:00' });
    now.passTo('2026-03-10T09:30:00.000+08:00');
    expect(revealed(now)).toHaveLength(36);
    expect(revealed(now)[0]).toMatch(/^OFFICERS/);
    expect(now.last('AssignmentRevealed')).toMatchObject({
      ...{ cause: now.last('DrawResultCountersigned').id, occurredAt: '2026-03-10T09:30:00.000+08:00' },
      ...{ actor: 'ledger', algorithm: 'mingjing-draw/v1' },
    });
  });

  it('tells the entity no earlier than its time, unless it is notified', () => {
    const now = countersignedDraw().passTo(TIMES.unblind.officers);
    const [first, second] = tasksOfDraw(now.facts(), DRAW).map(({ task }) => task);
    const toEntity = (task = ''): boolean | undefined => assignmentOf(now.facts(), task)?.revealedTo.entity;
    now.given(aNotice(now, first ?? ''));
    expect([toEntity(first), toEntity(second)]).toEqual([true, false]);
    expect(isUnblinded(now.facts(), DRAW)).toBe(false);
    now.passTo(TIMES.unblind.entity);
    expect([toEntity(first), toEntity(second)]).toEqual([true, true]);
    expect(isUnblinded(now.facts(), DRAW)).toBe(true);
  });

  it('opens a draw that drew nobody with the time of its last side', () => {
    const nobody = { ...pools, select: { categories: ['DP'] } };
    const now = countersignedDraw({ strata: [nobody] });
    expect(isUnblinded(now.facts(), DRAW)).toBe(false);
    now.passTo(TIMES.unblind.entity);
    expect(isUnblinded(now.facts(), DRAW)).toBe(true);
  });

  it('goes page by page in assignment order, officers wholly before the entities', () => {
    const scenario = county();
    for (let at = 0; at < 1_100; at++) scenario.given(entity(`P-${String(at)}`, { subtypes: ['PP-SWIM'] }));
    const now = executedDraw({ strata: [pools] }, DRAW, scenario).passTo('2026-03-10T09:00:00.000+08:00');
    now.given({ ...aCountersignature(now), at: '2026-03-10T09:30:00.000+08:00' });
    now.passTo('2026-03-10T09:30:00.000+08:00');
    const tasks = tasksOfDraw(now.facts(), DRAW).map(({ task }) => `task/${task}`);
    expect(tasks).toHaveLength(1_106);
    expect(revealed(now)).toEqual([
      ...tasks.map((task) => `OFFICERS ${task}`),
      ...tasks.map((task) => `ENTITY ${task}`),
    ]);
  });

  it('shows a task without a pair as nobody’s, for people to be named by decision', () => {
    const lonely = { ...pools, field: 'G/radiation' };
    const now = unblindedDraw({ strata: [lonely] });
    const [task] = tasksOfDraw(now.facts(), DRAW);
    expect(task).not.toHaveProperty('lead');
    expect(assignmentOf(now.facts(), task?.task ?? '')).toMatchObject({ random: true, field: 'G/radiation' });
    expect(() => pairNow(now, task?.task ?? '')).toThrow('Nobody');
  });
});
