import type { Scenario } from '@mingjing/kernel/testing';
import { county, entity, entityChange, ORGANISER } from '../testing/county';
import {
  aCommitment,
  aCountersignature,
  aDraw,
  aFreeze,
  aReveal,
  aVoid,
  DRAW,
  executedDraw,
  frozenDraw,
  secretOf,
  unblindedDraw,
} from '../testing/steps';
import { anAbsence, aReplacement, taskWhere } from '../testing/departures';
import { pairNow } from '../testing/visits';
import { alertsOf } from './draw-alerts';
import { frozenRegisterOf } from './draw-questions';
import { drawOf } from './draw-state';
import { tasksOfDraw } from './drawn-tasks';
import { readList } from './lists';
import { transcriptOf } from './transcript-of';
import { voidsOf } from './year-facts';

/** Attacks 1 to 5 of the handbook's list (4.3): each is refused, without effect, or visible for ever. */
describe('an attack on a draw', () => {
  it('1: a friendly entity that is added after the freeze is not in the pool, and changes nothing', () => {
    const honest = executedDraw();
    const now = frozenDraw().given(entity('E-000-friend', { subtypes: ['PP-HOTEL'] }));
    now.given(aReveal(now, 'organiser')).given(aReveal(now, 'legal'));
    const entities = readList<{ id: string }>(
      now.facts(),
      frozenRegisterOf(now.facts(), DRAW)?.lists.entities ?? { sha256: '', size: 0 },
    );
    expect(entities.map(({ id }) => id)).not.toContain('E-000-friend');
    expect(now.last('DrawExecuted').data).toEqual(honest.last('DrawExecuted').data);
  });

  it('2: entities removed below a band edge stay on the list of those left out, beside the cliff', () => {
    const removed = ['E-001', 'E-003', 'E-005', 'E-007'];
    const now = county().given(
      aDraw(),
      ...removed.map((id) => entityChange(id, { status: 'SUSPENDED' })),
      aFreeze(),
    );
    const register = frozenRegisterOf(now.facts(), DRAW);
    const excluded = readList(now.facts(), register?.lists.excluded ?? { sha256: '', size: 0 });
    expect(excluded).toEqual(removed.map((id) => ({ entity: id, reason: 'NOT_ACTIVE' })));
    expect(register?.sizes.find(({ id }) => id === 'S-hotels')).toMatchObject({ drawn: 10, oneMore: 8 });
  });

  it('3: a second seed cannot be tried', () => {
    const now = frozenDraw();
    expect(now.outcome(aCommitment('organiser', DRAW, 'a better one'))).toBe('already-committed');
    const better = { secret: secretOf('organiser', 'a better one') };
    expect(now.outcome(aReveal(now, 'organiser', DRAW, better))).toBe('reveal-does-not-open');
    expect(now.outcome(aDraw())).toBe('draw-exists');
    expect(now.outcome(aDraw({}, 'GQ-2026-1-again'))).toBe('draw-number-used');
    now.given(aReveal(now, 'organiser')).given(aReveal(now, 'legal'));
    expect(now.outcome(aReveal(now, 'organiser', DRAW, better))).toBe('already-revealed');
    expect(now.outcome(aFreeze())).toBe('register-already-frozen');
  });

  it('4: an abandoned draw names who kept silent, is counted, and keeps its register', () => {
    const now = frozenDraw();
    now.given(aReveal(now, 'legal')).passTo('2026-03-05T09:00:00.000+08:00').given(aVoid('ABANDONED'));
    expect(drawOf(now.facts(), DRAW)?.overdue).toEqual([{ deadline: 'REVEAL', missing: ['organiser'] }]);
    expect(voidsOf(now.facts(), 'GQ-2026')).toEqual([{ draw: DRAW, cause: 'ABANDONED' }]);
    expect(alertKinds(now)).toEqual(['ABANDONED']);
    const times = { commitBy: '2026-03-06T17:00:00.000+08:00', revealBy: '2026-03-07T17:00:00.000+08:00' };
    expect(now.outcome(aDraw(times, 'GQ-2026-1B'))).toBe('draw-number-used');
    now.given(aDraw({ ...times, replaces: DRAW }, 'GQ-2026-1B'));
    expect(now.outcome(aFreeze('GQ-2026-1B'))).toBe('register-already-frozen');
  });

  it('5: officers exchanged beyond 15 % need the head, and the first substitute comes unless he is passed over', () => {
    const now = unblindedDraw();
    const outcomes = exchangeSeconds(now, 6);
    expect(outcomes).toEqual([...Array.from({ length: 5 }, () => 'accepted'), 'replacement-above-cap']);
    const { assignments = [] } = transcriptOf(now.facts(), DRAW)?.full.result ?? {};
    for (const { stream, data } of now.all('OfficerReplaced')) {
      const drawn = assignments.find(({ task }) => `task/${task}` === stream);
      expect(data.incoming).toBe(drawn?.substitutes[0]);
    }
  });

  it('5: nobody is called absent to let somebody else come: the registers say who is', () => {
    const now = unblindedDraw();
    const { task, second = '', substitutes } = taskWhere(now, true);
    expect(now.admission(aReplacement(task, second))).toBe('departure-not-recorded');
    now.given(anAbsence(second, '2026-03-09'));
    const unavailable = [{ officer: substitutes[0], reason: 'ABSENCE' }];
    expect(now.admission(aReplacement(task, second, { unavailable }))).toBe('departure-not-recorded');
    expect(now.admission(aReplacement(task, second))).toBe('admitted');
  });

  it('5: substitutes called absent after the draw let a chosen one come, under a public alert', () => {
    const now = unblindedDraw();
    const { task, second = '', substitutes } = taskWhere(now, true);
    const before = substitutes.slice(0, -1);
    now.given(...[second, ...before].map((id) => anAbsence(id, '2026-03-09')));
    const unavailable = before.map((officer) => ({ officer, reason: 'ABSENCE' }));
    expect(now.admission(aReplacement(task, second, { unavailable }))).toBe('admitted');
    now.given(aReplacement(task, second, { unavailable }));
    expect(pairNow(now, task).second).toBe(substitutes.at(-1));
    expect(alertKinds(now)).toEqual(['PASSED_OVER']);
  });

  it('cannot add anything to a result that legal affairs have not seen', () => {
    const now = executedDraw();
    const [type, stream] = ['AssignmentRevealed', `task/${DRAW}/E-001`];
    const data = {
      side: 'OFFICERS',
      draw: DRAW,
      origin: 'DRAW',
      entity: 'E-001',
      stratum: 'S-hotels',
      field: 'G/public-places',
    };
    expect(now.outcome({ type, stream, data, actor: ORGANISER })).toBe('ledger-only');
    now.passTo('2026-06-01T09:00:00.000+08:00');
    expect(now.all('AssignmentRevealed')).toEqual([]);
    expect(now.outcome({ ...aCountersignature(now), actor: ORGANISER })).toBe('not-authorised');
  });
});

function alertKinds(now: Scenario): readonly string[] {
  const draw = drawOf(now.facts(), DRAW);
  return draw === undefined ? [] : alertsOf(now.facts(), draw).map(({ kind }) => kind);
}

function exchangeSeconds(now: Scenario, n: number): readonly string[] {
  const tasks = tasksOfDraw(now.facts(), DRAW).filter(({ substitutes }) => substitutes.length > 0);
  return tasks.slice(0, n).map(({ task }) => now.outcome(aReplacement(task, pairNow(now, task).second)));
}
