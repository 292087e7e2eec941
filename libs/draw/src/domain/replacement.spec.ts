import type { Scenario } from '@mingjing/kernel/testing';
import { COUNTERSIGNER, county, HEAD, ruleOf, shippedCap } from '../testing/county';
import { aReplacement, taskWhere } from '../testing/departures';
import { countersignedDraw, DRAW, unblindedDraw } from '../testing/steps';
import { anApproval, aNotice, aStart, ofTask, pairNow } from '../testing/visits';
import { assignmentOf } from './assignment';
import { departureCounts } from './departures';
import { tasksOfDraw } from './drawn-tasks';
import { placesHeld } from './year-facts';

describe('the replacement of an officer', () => {
  it('gives a second’s place to the next substitute', () => {
    const now = unblindedDraw();
    const { task, lead, second = '', substitutes } = taskWhere(now, true);
    now.given(aReplacement(task, second));
    expect(assignmentOf(now.facts(), task)).toMatchObject({ lead, second: substitutes[0], random: true });
    expect(now.last('OfficerReplaced').data).toMatchObject({
      out: second,
      place: 'SECOND',
      share: [1, 36],
      aboveCap: false,
    });
  });

  it('lets a second who can lead follow the lead', () => {
    const now = unblindedDraw();
    const { task, lead = '', second, substitutes } = taskWhere(now, true);
    now.given(aReplacement(task, lead));
    expect(assignmentOf(now.facts(), task)).toMatchObject({ lead: second, second: substitutes[0] });
  });

  it('calls the first substitute who can lead where the second cannot', () => {
    const now = unblindedDraw();
    const { task, lead = '', second, substitutes } = taskWhere(now, false);
    now.given(aReplacement(task, lead));
    const { incoming } = now.last('OfficerReplaced').data;
    expect(substitutes).toContain(incoming);
    expect(assignmentOf(now.facts(), task)).toMatchObject({ lead: incoming, second });
  });

  it('never takes a chosen person: whoever is passed over or was called stays out', () => {
    const now = unblindedDraw();
    const { task, second = '', substitutes } = taskWhere(now, true);
    const [first = '', next = ''] = substitutes;
    now.given(aReplacement(task, second, { unavailable: [{ officer: first, reason: 'ABSENCE' }] }));
    expect(pairNow(now, task).second).toBe(next);
    expect(
      now.outcome(aReplacement(task, next, { unavailable: [{ officer: first, reason: 'ABSENCE' }] })),
    ).toBe('not-a-substitute');
    expect(now.outcome(aReplacement(task, second))).toBe('not-on-this-task');
  });

  it('leaves the task to a decision where nobody is left, and takes the place back', () => {
    const now = unblindedDraw();
    const { task, lead = '', second = '', substitutes } = taskWhere(now, true);
    const held = placesHeld(now.facts(), second, 2026);
    const unavailable = substitutes.map((id) => ({ officer: id, reason: 'DUTY_ELSEWHERE' }));
    now.given(aReplacement(task, second, { unavailable }));
    expect(now.last('OfficerReplaced').data).not.toHaveProperty('incoming');
    expect(assignmentOf(now.facts(), task)).not.toHaveProperty('lead');
    expect(placesHeld(now.facts(), second, 2026)).toBe(held - 1);
    const data = { rule: '处室会议决定', decider: HEAD, lead, second: substitutes[0] };
    now.given({ ...ofTask('OfficersDesignated', task, data), actor: HEAD });
    expect(assignmentOf(now.facts(), task)).toMatchObject({ lead, second: substitutes[0], random: false });
    expect(now.outcome(aReplacement(task, lead))).toBe('pair-not-drawn');
  });

  it('moves the place from the one who leaves to the one who comes', () => {
    const now = unblindedDraw();
    const { task, second = '', substitutes } = taskWhere(now, true);
    const held = (id: string): number => placesHeld(now.facts(), id, 2026);
    const [left, came] = [held(second), held(substitutes[0] ?? '')];
    now.given(aReplacement(task, second));
    expect([held(second), held(substitutes[0] ?? '')]).toEqual([left - 1, came + 1]);
  });

  it('needs a task that is revealed, open, and not yet visited', () => {
    const blind = countersignedDraw();
    const [first] = tasksOfDraw(blind.facts(), DRAW);
    expect(blind.outcome(aReplacement(first?.task ?? '', first?.lead ?? ''))).toBe('task-unknown');
    const now = unblindedDraw();
    const { task, lead = '', second = '' } = taskWhere(now, true);
    now.given(anApproval(task), aNotice(now, task), aStart(now, task));
    expect(now.outcome(aReplacement(task, second))).toBe('visit-begun');
    expect(now.outcome({ ...aReplacement(task, lead), actor: HEAD })).toBe('not-authorised');
  });
});

describe('what counts against the cap', () => {
  const leave = (now: Scenario, task: string, place: 'lead' | 'second', members: object = {}): unknown =>
    now.given(aReplacement(task, pairNow(now, task)[place], members)).last('OfficerReplaced').data['share'];
  /** What a departure elsewhere in the draw is counted as after these. */
  const next = (now: Scenario, task: string): unknown => {
    const [other] = tasksOfDraw(now.facts(), DRAW).filter((one) => one.task !== task);
    return leave(now, other?.task ?? '', 'second');
  };

  it.each(['lead', 'second'] as const)(
    'is one place where the %s leaves and the next substitute comes',
    (place) => {
      const now = unblindedDraw();
      const { task } = taskWhere(now, true);
      expect(leave(now, task, place)).toEqual([1, 36]);
      expect(departureCounts(now.facts(), DRAW)).toMatchObject({ share: [1, 36] });
      expect(next(now, task)).toEqual([2, 36]);
    },
  );

  it('is two places where one was replaced twice', () => {
    const now = unblindedDraw();
    const { task } = taskWhere(now, true);
    expect([leave(now, task, 'second'), leave(now, task, 'second')]).toEqual([
      [1, 36],
      [2, 36],
    ]);
    expect(departureCounts(now.facts(), DRAW)).toMatchObject({ share: [2, 36] });
    expect(next(now, task)).toEqual([3, 36]);
  });

  it('is one place where nobody comes and the task is left to a decision', () => {
    const now = unblindedDraw();
    const { task, substitutes } = taskWhere(now, true);
    const unavailable = substitutes.map((officer) => ({ officer, reason: 'DUTY_ELSEWHERE' }));
    expect(leave(now, task, 'second', { unavailable })).toEqual([1, 36]);
    expect(departureCounts(now.facts(), DRAW)).toMatchObject({ share: [1, 36] });
    expect(next(now, task)).toEqual([2, 36]);
  });
});

describe('the cap on replacements', () => {
  /** One second of each of the first n tasks leaves. */
  function departures(now: Scenario, n: number): readonly string[] {
    const tasks = tasksOfDraw(now.facts(), DRAW).filter(({ substitutes }) => substitutes.length > 0);
    return tasks.slice(0, n).map(({ task }) => now.outcome(aReplacement(task, pairNow(now, task).second)));
  }

  it('is 15 % of the places of the draw by rule T-12 as it ships', () => {
    // 36 places: five are 13.9 %, six are 16.7 %.
    expect(departures(unblindedDraw(), 6)).toEqual([
      ...['accepted', 'accepted', 'accepted', 'accepted', 'accepted'],
      'replacement-above-cap',
    ]);
  });

  it('is what the version of rule T-12 in force says', () => {
    const stricter = county().given(ruleOf({ ...shippedCap, version: 2, value: 3 }));
    expect(departures(unblindedDraw({}, DRAW, stricter), 2)).toEqual(['accepted', 'replacement-above-cap']);
  });

  it('is never guessed: without a rule in force nobody is replaced', () => {
    expect(departures(unblindedDraw({}, DRAW, county([])), 1)).toEqual(['rule-missing']);
    const ended = county([ruleOf({ ...shippedCap, validTo: '2025-12-31' })]);
    expect(departures(unblindedDraw({}, DRAW, ended), 1)).toEqual(['rule-missing']);
  });

  it('is passed only with the head’s signature and a reason, and shown', () => {
    const now = unblindedDraw();
    departures(now, 5);
    const [{ task, second = '' } = { task: '' }] = tasksOfDraw(now.facts(), DRAW).slice(6);
    const signs = { cosigners: [HEAD] };
    expect(now.outcome(aReplacement(task, second, {}, signs))).toBe('replacement-above-cap');
    expect(now.outcome(aReplacement(task, second, { exception: '疫情处置' }))).toBe('replacement-above-cap');
    expect(
      now.outcome(aReplacement(task, second, { exception: '疫情处置' }, { cosigners: [COUNTERSIGNER] })),
    ).toBe('replacement-above-cap');
    now.given(aReplacement(task, second, { exception: '疫情处置' }, signs));
    expect(now.last('OfficerReplaced').data).toMatchObject({ share: [6, 36], aboveCap: true });
    expect(departureCounts(now.facts(), DRAW)).toMatchObject({ share: [6, 36], aboveCap: 1 });
  });
});
