import type { Scenario } from '@mingjing/kernel/testing';
import type { Draft } from '@mingjing/kernel/testing';
import { countersignedDraw, DRAW, hotels, pools, unblindedDraw } from '../testing/steps';
import { aClosure } from '../testing/tasks';
import { pairNow } from '../testing/visits';
import { assignmentOf } from './assignment';
import { tasksOfDraw } from './drawn-tasks';
import { drawnThisYear } from './year-facts';

/** The task at this place of the draw, and its lead. */
function taskAt(
  now: Scenario,
  place: number,
): { readonly task: string; readonly lead: string; readonly entity: string } {
  const found = tasksOfDraw(now.facts(), DRAW)[place];
  if (found?.lead === undefined) throw new Error(`No task ${String(place)}`);
  return { task: found.task, lead: found.lead, entity: found.entity };
}

function closed(now: Scenario, place: number): Draft {
  const { task, lead } = taskAt(now, place);
  return aClosure(task, lead);
}

describe('the closure of a task', () => {
  it('needs a second person', () => {
    const now = unblindedDraw();
    const [{ task } = { task: '' }] = tasksOfDraw(now.facts(), DRAW);
    const { lead } = pairNow(now, task);
    expect(now.outcome(aClosure(task, lead, {}, []))).toBe('second-person-needed');
    expect(now.outcome(aClosure(task, lead, { evidence: [] }))).not.toBe('accepted');
    now.given(aClosure(task, lead));
    expect(assignmentOf(now.facts(), task)?.closed).toBe('OUT_OF_BUSINESS');
    expect(now.outcome(aClosure(task, lead))).toBe('task-closed');
    expect(now.all('ReserveCalled')).toEqual([]);
  });

  it('calls the next of the reserve by the rule of the draw where the plan says so', () => {
    const now = unblindedDraw({ reserve: 'NEXT', strata: [hotels] });
    const tasks = tasksOfDraw(now.facts(), DRAW);
    const gone = [taskAt(now, 0).entity, taskAt(now, 1).entity];
    now.given(closed(now, 0), closed(now, 1));
    const called = now.all('ReserveCalled').map(({ data }) => data);
    expect(called.map(({ instead }) => instead)).toEqual(gone);
    expect(tasksOfDraw(now.facts(), DRAW).slice(tasks.length)).toMatchObject(
      called.map(({ entity, lead, second }) => ({ entity, lead, second })),
    );
    expect(tasks.map(({ entity }) => entity)).not.toContain(called[0]?.entity);
    expect(drawnThisYear(now.facts(), 'GQ-2026', called[0]?.entity as string)).toBe(true);
  });

  it('tells the called entity at its side’s time', () => {
    const now = countersignedDraw({ reserve: 'NEXT', strata: [hotels] }).passTo(
      '2026-03-09T08:00:00.000+08:00',
    );
    now.given(closed(now, 0));
    const task = now.last('ReserveCalled').stream.slice('task/'.length);
    expect(assignmentOf(now.facts(), task)?.revealedTo).toEqual({ officers: true, entity: false });
    now.passTo('2026-03-09T12:00:00.000+08:00');
    expect(assignmentOf(now.facts(), task)?.revealedTo).toEqual({ officers: true, entity: true });
    const open = now.facts().list('deadline', '');
    expect(open.filter(({ key }) => !key.includes('plan-period'))).toEqual([]);
  });

  it('calls nobody where the reserve is exhausted', () => {
    const now = unblindedDraw({ reserve: 'NEXT', strata: [pools] });
    now.given(closed(now, 0));
    expect(now.all('ReserveCalled')).toEqual([]);
  });

  it('calls one entity for a joint task that each party closes', () => {
    const parties = [
      { id: 'health', field: 'G/public-places' },
      { id: 'medical', field: 'G/medical' },
    ];
    const { field: _field, ...shared } = hotels;
    const now = unblindedDraw({ reserve: 'NEXT', strata: [{ ...shared, parties }] });
    const { task, entity } = taskAt(now, 0);
    expect(task).toBe(`${DRAW}/${entity}/health`);
    now.given(closed(now, 0), closed(now, 1));
    expect(new Set(now.all('ReserveCalled').map(({ data }) => data.entity)).size).toBe(1);
    expect(now.all('ReserveCalled')).toHaveLength(2);
  });
});
