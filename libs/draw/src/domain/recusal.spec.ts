import { county, filed, officer, ORGANISER } from '../testing/county';
import { aDecision, aReplacement, aRequest, taskWhere } from '../testing/departures';
import { countersignedDraw, DRAW, unblindedDraw } from '../testing/steps';
import { pairNow } from '../testing/visits';

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
