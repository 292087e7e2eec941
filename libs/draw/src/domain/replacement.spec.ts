import type { Draft, Scenario } from '@mingjing/kernel/testing';
import { COUNTERSIGNER, HEAD, ORGANISER, officer, filed, county } from '../testing/county';
import { countersignedDraw, DRAW, unblindedDraw } from '../testing/steps';
import { anApproval, aNotice, aStart, ofTask, pairNow } from '../testing/visits';
import { assignmentOf } from './assignment';
import { drawOf } from './draw-state';
import { tasksOfDraw, type DrawnTask } from './drawn-tasks';
import { recomputeDraw } from './recompute';
import { placesHeld } from './year-facts';

function aReplacement(task: string, out: string, members: object = {}, signs: object = {}): Draft {
  const data = { out, reason: 'ABSENCE', ...members };
  return { ...ofTask('ReplacementRequested', task, data), actor: ORGANISER, ...signs };
}

function aRequest(task: string, id: string): Draft {
  return {
    ...ofTask('RecusalRequested', task, { officer: id, ground: 'DIRECT_INTEREST' }),
    actor: `officer/${id}`,
  };
}

function aDecision(now: Scenario, task: string, members: object = {}): Draft {
  const request = now.last('RecusalRequested');
  const data = {
    request: request.id,
    officer: request.data.officer,
    granted: true,
    ground: 'DIRECT_INTEREST',
    ...members,
  };
  return { ...ofTask('RecusalDecided', task, data), actor: HEAD };
}

/** A task whose second can lead, or cannot, with at least two substitutes. */
function taskWhere(now: Scenario, secondLeads: boolean): DrawnTask {
  const draw = drawOf(now.facts(), DRAW);
  if (draw === undefined) throw new Error('no draw');
  const leads = new Set(
    recomputeDraw(now.facts(), draw)
      .pool.officers.filter(({ canLead }) => canLead)
      .map(({ id }) => id),
  );
  const found = tasksOfDraw(now.facts(), DRAW).find(
    ({ second, substitutes }) => leads.has(second ?? '') === secondLeads && substitutes.length >= 2,
  );
  if (found === undefined) throw new Error('no such task');
  return found;
}

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

describe('the cap on replacements', () => {
  /** One second of each of the first n tasks leaves. */
  function departures(now: Scenario, n: number): readonly string[] {
    const tasks = tasksOfDraw(now.facts(), DRAW).filter(({ substitutes }) => substitutes.length > 0);
    return tasks.slice(0, n).map(({ task }) => now.outcome(aReplacement(task, pairNow(now, task).second)));
  }

  it('is 15 % of the places of the draw unless a rule says otherwise', () => {
    // 36 places: five are 13.9 %, six are 16.7 %.
    expect(departures(unblindedDraw(), 6)).toEqual([
      ...['accepted', 'accepted', 'accepted', 'accepted', 'accepted'],
      'replacement-above-cap',
    ]);
  });

  it('is what rule T-12 says where that is published', () => {
    const data = {
      ...{ rule: 'T-12', version: 1, value: 3, unit: 'PERCENT', starts: '抽取', ends: '更换' },
      ...{ basis: { document: '国疾控综监督二函〔2023〕66号' }, jurisdiction: 'CN', validFrom: '2023-01-01' },
      ...{ confidence: 'V', transition: 'START', label: 'MANAGEMENT_DEFAULT' },
    };
    const now = county().given({ type: 'RuleVersionPublished', stream: 'rule/T-12', data });
    expect(departures(unblindedDraw({}, DRAW, now), 2)).toEqual(['accepted', 'replacement-above-cap']);
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
  });
});

describe('a recusal', () => {
  it('is requested for an officer of the task and decided by the head, once', () => {
    const now = unblindedDraw();
    const { task, lead = '' } = taskWhere(now, true);
    expect(now.outcome({ ...aRequest(task, lead), data: { officer: 'G-99' } })).toBe('not-on-this-task');
    now.given(aRequest(task, lead));
    expect(now.outcome({ ...aDecision(now, task), actor: ORGANISER })).toBe('not-authorised');
    expect(now.outcome(aDecision(now, task, { officer: 'G-99' }))).toBe('recusal-not-pending');
    expect(now.outcome(aDecision(now, task, { request: now.last('DrawPlanned').id }))).toBe(
      'recusal-not-pending',
    );
    expect(now.outcome(aDecision(now, task, { granted: false }))).toBe('recusal-ground-wrong');
    now.given(aDecision(now, task));
    expect(now.outcome(aDecision(now, task))).toBe('recusal-not-pending');
  });

  it('must be granted before the officer is replaced for it', () => {
    const now = unblindedDraw();
    const { task, lead = '' } = taskWhere(now, true);
    const departure = aReplacement(task, lead, { reason: 'RECUSAL' });
    expect(now.outcome(departure)).toBe('recusal-not-granted');
    now.given(aRequest(task, lead));
    expect(now.outcome(departure)).toBe('recusal-not-granted');
    now.given(aDecision(now, task, { granted: false, ground: 'NOT_ESTABLISHED' }));
    expect(now.outcome(departure)).toBe('recusal-not-granted');
    now.given(aRequest(task, lead)).given(aDecision(now, task)).given(departure);
    expect(pairNow(now, task).lead).not.toBe(lead);
  });

  it('tells the entity who comes now, not who was drawn', () => {
    const now = countersignedDraw({}, DRAW, filed(county().given(officer('G-07')))).passTo(
      '2026-03-09T08:00:00.000+08:00',
    );
    const { task, second = '' } = taskWhere(now, true);
    now.given(aReplacement(task, second)).passTo('2026-03-09T12:00:00.000+08:00');
    const told = now
      .all('AssignmentRevealed')
      .find(({ stream, data }) => stream === `task/${task}` && data.side === 'ENTITY');
    expect(told?.data).toMatchObject(pairNow(now, task));
    expect(pairNow(now, task).second).not.toBe(second);
  });
});
