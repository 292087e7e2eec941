import type { Scenario } from '@mingjing/kernel/testing';
import { county, HEAD, interest } from '../testing/county';
import { aDecision, anAbsence, aReplacement, aRequest, taskWhere } from '../testing/departures';
import { DRAW, unblindedDraw } from '../testing/steps';
import { departureCounts, departuresOf } from './departures';

const told = (now: Scenario): readonly object[] => departuresOf(now.facts(), DRAW);

describe('a departure from a draw', () => {
  it('is marked where the registers came to hold its reason after the draw', () => {
    const now = unblindedDraw();
    const { task, second = '' } = taskWhere(now, true);
    now.given(anAbsence(second, '2026-03-09'), aReplacement(task, second));
    expect(told(now)).toEqual([
      {
        ...{ task, officer: second, reason: 'ABSENCE', passedOver: false, recorded: 'AFTER' },
        entry: now.last('AbsenceRecorded').index,
      },
    ]);
    expect(departureCounts(now.facts(), DRAW)).toEqual({
      ...{ all: 1, recordedAfter: 1, recordedNowhere: 0 },
      ...{ share: [1, 36], aboveCap: 0 },
    });
  });

  it('is told apart from one that was on record before anybody could know the outcome', () => {
    const early = county().given(
      ...['G-01', 'G-02', 'G-03', 'G-04', 'G-05', 'G-06'].map((id) => anAbsence(id, '2026-03-10')),
    );
    const now = unblindedDraw({}, DRAW, early).passTo('2026-03-10T09:00:00.000+08:00');
    const { task, second = '' } = taskWhere(now, true);
    now.given(aReplacement(task, second));
    expect(told(now)).toMatchObject([{ recorded: 'BEFORE' }]);
  });

  it('says of whoever went on the word of the head that the registers do not hold why', () => {
    const now = unblindedDraw();
    const { task, second = '', substitutes } = taskWhere(now, true);
    now.given(aRequest(task, second));
    now.given(aDecision(now, task));
    now.given(aReplacement(task, second, { reason: 'RECUSAL' }));
    expect(told(now)).toMatchObject([{ reason: 'RECUSAL', recorded: 'NOWHERE' }]);
    const [first = ''] = substitutes;
    now.given(aReplacement(task, first, { reason: 'DUTY_ELSEWHERE' }, { cosigners: [HEAD] }));
    expect(told(now)).toMatchObject([{}, { officer: first, recorded: 'NOWHERE' }]);
  });

  it('counts a substitute who is passed over, too', () => {
    const now = unblindedDraw();
    const { task, entity, second = '', substitutes } = taskWhere(now, true);
    const [first = ''] = substitutes;
    now.given(interest(first, entity), anAbsence(second, '2026-03-09'));
    now.given(aReplacement(task, second, { unavailable: [{ officer: first, reason: 'CONFLICT' }] }));
    expect(told(now)).toMatchObject([
      { officer: second, passedOver: false, recorded: 'AFTER' },
      { officer: first, reason: 'CONFLICT', passedOver: true, recorded: 'AFTER' },
    ]);
  });

  it('is nobody’s where nobody left', () => {
    expect(departureCounts(unblindedDraw().facts(), DRAW)).toEqual({
      ...{ all: 0, recordedAfter: 0, recordedNowhere: 0 },
      ...{ share: [0, 36], aboveCap: 0 },
    });
  });
});
