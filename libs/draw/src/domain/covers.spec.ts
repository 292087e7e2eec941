import type { Scenario } from '@mingjing/kernel/testing';
import { CLERK, county, HEAD } from '../testing/county';
import {
  daily,
  drawnByAnotherPlan,
  frozenInJune,
  keyCheck,
  keyTask,
  older,
  visited,
} from '../testing/covers';
import { DRAW, pools } from '../testing/steps';
import { aClosure, aDesignation, aTask, TASK } from '../testing/tasks';
import { anApproval, aNotice, aStart, visitMade } from '../testing/visits';
import { tasksOfDraw } from './drawn-tasks';
import { readList } from './lists';

function leftOut(now: Scenario, plan: object = daily): readonly object[] {
  return readList(now.facts(), frozenInJune(now, plan).lists.excluded);
}

const KEPT_OUT = [{ entity: 'E-001', reason: 'COVERED_KEY' }];

describe('a key check spares its entity further draws', () => {
  it('while it is open and not overdue', () => {
    expect(leftOut(county().given(keyCheck('E-001', 1)))).toEqual(KEPT_OUT);
    expect(leftOut(county().given(keyCheck('E-001', 1, { due: '2026-05-31' })))).toEqual([]);
  });

  const begun = (due: string): Scenario => {
    const now = county().given(aTask({ origin: 'KEY', due }), aDesignation());
    return now.given(anApproval(TASK), aNotice(now, TASK), aStart(now, TASK));
  };
  const finished = (result: string): Scenario => {
    const now = county().given(aTask({ origin: 'KEY', due: '2026-05-31' }), aDesignation());
    return visitMade(now, TASK, result);
  };

  it.each(['NORMAL', 'ORDERED', 'CASE_OPENED', 'TRANSFERRED'])('once it was inspected: %s', (result) => {
    expect(leftOut(finished(result))).toEqual(KEPT_OUT);
  });

  it.each(['CLOSED', 'REFUSED', 'NOT_INSPECTED'])('not by a visit that ended as %s', (result) => {
    expect(leftOut(finished(result))).toEqual([]);
    // The plan of an older log that takes every visit for a cover still does.
    expect(leftOut(finished(result), visited)).toEqual(KEPT_OUT);
  });

  it('not by a visit that began and never ended, once it is overdue', () => {
    expect(leftOut(begun('2026-06-30'))).toEqual(KEPT_OUT);
    expect(leftOut(begun('2026-05-31'))).toEqual([]);
    expect(leftOut(begun('2026-05-31'), visited)).toEqual(KEPT_OUT);
  });

  it('no longer once it is closed without a visit', () => {
    const now = county()
      .given(keyCheck('E-001', 1))
      .given(aClosure(keyTask(1), 'G-02'));
    expect(leftOut(now)).toEqual([]);
  });

  it('by a draw of another plan too, until its task is closed without a visit', () => {
    const swimming = { ...daily, strata: [pools] };
    expect(leftOut(drawnByAnotherPlan(pools), swimming)).toHaveLength(6);
    const now = drawnByAnotherPlan(pools);
    const [first] = tasksOfDraw(now.facts(), DRAW);
    now.given(aClosure(first?.task ?? '', first?.lead ?? ''));
    const rows = leftOut(now, swimming);
    expect(rows).toHaveLength(5);
    expect(rows).not.toContainEqual({ entity: first?.entity, reason: 'COVERED_KEY' });
  });

  it('as it was added, where the plan of an older log does not say what covers', () => {
    const now = county()
      .given(keyCheck('E-001', 1))
      .given(aClosure(keyTask(1), 'G-02'));
    expect(leftOut(now, older)).toEqual(KEPT_OUT);
  });

  it('where the head or the deputy signs it: no clerk hides anybody', () => {
    const now = county();
    expect(now.admission(keyCheck('E-001', 1))).toBe('key-check-not-ordered');
    expect(now.admission({ ...keyCheck('E-001', 1), cosigners: [HEAD] })).toBe('admitted');
    expect(now.admission({ ...keyCheck('E-001', 1), actor: HEAD })).toBe('admitted');
    expect(now.admission({ ...aTask({ origin: 'SPECIAL' }), actor: CLERK })).toBe('admitted');
  });
});
