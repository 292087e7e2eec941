import type { Draft, Scenario } from '@mingjing/kernel/testing';
import { CLERK, county, HEAD } from '../testing/county';
import { unblindedDraw, DRAW } from '../testing/steps';
import { aClosure, aDesignation, aTask } from '../testing/tasks';
import { ofTask, visitMade } from '../testing/visits';
import { assignmentOf } from './assignment';
import { completionOf } from './completion';
import { tasksOfDraw } from './drawn-tasks';

const list = { sha256: 'ab'.repeat(32), size: 8 };

function idOf(row: number): string {
  return `00000000-0000-4000-b000-${String(row).padStart(12, '0')}`;
}

/** A list of three tasks that a higher level drew; officers are named for the first by rule and decider. */
function listed(level = 'NATIONAL', scenario = county()): Scenario {
  const received = { level, document: '国卫办监督函〔2026〕1号', list, count: 3, due: '2026-10-31' };
  return scenario.given(
    { type: 'UpstreamTasksReceived', stream: `upstream/U-${level}`, actor: CLERK, data: received },
    ...[1, 2, 3].map((row) =>
      aTask(
        { origin: level, list: `U-${level}`, entity: `E-00${String(row)}`, due: '2026-10-31' },
        idOf(row),
      ),
    ),
  );
}

function reported(task: string, receipt = '国回执-1'): Draft {
  return { ...ofTask('ReportedUpward', task, { receipt }), actor: CLERK };
}

const counts = (now: Scenario, level: string): object | undefined =>
  completionOf(now.facts(), 2026).find((one) => one.level === level);

describe('a task that came down already drawn', () => {
  it('shows designated officers with rule and decider, as not random', () => {
    const now = listed().given(aDesignation({}, {}, idOf(2)));
    expect(now.last('OfficersDesignated').data).toMatchObject({ rule: '专项行动方案', decider: HEAD });
    expect(assignmentOf(now.facts(), idOf(2))).toMatchObject({ origin: 'NATIONAL', random: false });
  });

  it('is closed by the receipt of the level that drew it, once it is done', () => {
    const now = listed().given(aDesignation({}, {}, idOf(2)));
    expect(now.outcome(reported(idOf(2)))).toBe('visit-not-finished');
    visitMade(now, idOf(2)).given(reported(idOf(2)));
    expect(assignmentOf(now.facts(), idOf(2))).toMatchObject({ visit: 'FINISHED', reported: '国回执-1' });
    expect(now.outcome(reported(idOf(2), '国回执-2'))).toBe('already-reported');
  });

  it('is reported too where it was closed with a reason: nothing is dropped in silence', () => {
    const now = listed().given(aDesignation({}, {}, idOf(3)), aClosure(idOf(3), 'G-02'));
    now.given(reported(idOf(3)));
    expect(counts(now, 'NATIONAL')).toMatchObject({ tasks: 3, done: 0, closed: 1, reported: 1 });
  });
});

describe('the completion of a year', () => {
  it('is told by the level behind the tasks, done and ended in any way apart', () => {
    const now = listed().given(aDesignation({}, {}, idOf(2)), aDesignation({}, {}, idOf(3)));
    visitMade(now, idOf(2)).given(aClosure(idOf(3), 'G-02'));
    expect(counts(now, 'NATIONAL')).toMatchObject({
      ...{ tasks: 3, done: 1, closed: 1, reported: 0, completion: [1, 3], withClosed: [2, 3] },
    });
    expect(completionOf(now.facts(), 2026).map(({ level, tasks }) => [level, tasks])).toEqual([
      ...[
        ['NATIONAL', 3],
        ['PROVINCIAL', 0],
        ['CITY', 0],
        ['LOCAL', 0],
      ],
    ]);
    expect(completionOf(now.facts(), 2025).every(({ tasks }) => tasks === 0)).toBe(true);
  });

  it.each([
    ['NORMAL', { done: 1, notInspected: 0, refused: 0, completion: [1, 3] }],
    ['ORDERED', { done: 1, notInspected: 0, refused: 0, completion: [1, 3] }],
    ['CASE_OPENED', { done: 1, notInspected: 0, refused: 0, completion: [1, 3] }],
    ['TRANSFERRED', { done: 1, notInspected: 0, refused: 0, completion: [1, 3] }],
    ['CLOSED', { done: 0, notInspected: 1, refused: 0, completion: [0, 3] }],
    ['NOT_INSPECTED', { done: 0, notInspected: 1, refused: 0, completion: [0, 3] }],
    ['REFUSED', { done: 0, notInspected: 0, refused: 1, completion: [0, 3] }],
  ])('counts a visit that ended %s as %j', (result, told) => {
    const now = visitMade(listed().given(aDesignation({}, {}, idOf(2))), idOf(2), result);
    expect(counts(now, 'NATIONAL')).toMatchObject({ tasks: 3, closed: 0, ...told, withClosed: [1, 3] });
  });

  it('counts the tasks of a local draw once, from their unblinding on', () => {
    const now = unblindedDraw();
    const tasks = tasksOfDraw(now.facts(), DRAW);
    expect(counts(now, 'LOCAL')).toMatchObject({ tasks: tasks.length, done: 0, closed: 0 });
    const { task = '' } = tasks.find(({ entity }) => entity < 'E-031') ?? {};
    visitMade(now, task);
    expect(counts(now, 'LOCAL')).toMatchObject({ completion: [1, tasks.length] });
    expect(counts(unblindedDraw(), 'NATIONAL')).toMatchObject({ tasks: 0 });
  });

  it('knows nothing of a draw that is still blind', () => {
    expect(counts(county(), 'LOCAL')).toMatchObject({ tasks: 0 });
  });
});
