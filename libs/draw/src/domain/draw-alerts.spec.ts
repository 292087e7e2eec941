import { county, entityChange, HEAD } from '../testing/county';
import { anAbsence, aReplacement, taskWhere } from '../testing/departures';
import {
  aCommitment,
  aCountersignature,
  aDraw,
  aFreeze,
  aReveal,
  aVoid,
  committedDraw,
  countersignedDraw,
  DRAW,
  executedDraw,
  frozenDraw,
  TIMES,
  unblindedDraw,
} from '../testing/steps';
import type { Scenario } from '@mingjing/kernel/testing';
import { departuresOf } from './departures';
import { alertsOf, allDraws } from './draw-alerts';
import { drawOf } from './draw-state';

const LATE = '2026-03-05T09:00:00.000+08:00';
const proof = { proof: ['ab'.repeat(32)] };

function alerts(now: Scenario, id = DRAW): readonly object[] {
  const draw = drawOf(now.facts(), id);
  return draw === undefined ? [] : alertsOf(now.facts(), draw);
}

describe('an abandoned commitment', () => {
  it('raises an alert as soon as the time to reveal is over', () => {
    const now = frozenDraw();
    now.given(aReveal(now, 'organiser'));
    expect(alerts(now)).toEqual([]);
    now.passTo(LATE);
    expect(alerts(now)).toEqual([{ kind: 'ABANDONED', deadline: 'REVEAL', missing: ['legal'] }]);
  });

  it('stays visible as overdue when it is revealed late', () => {
    const late = frozenDraw();
    late.given(aReveal(late, 'organiser')).passTo(LATE).given(aReveal(late, 'legal'));
    expect(alerts(late)).toEqual([
      { kind: 'OVERDUE', deadline: 'REVEAL', missing: ['legal'] },
      { kind: 'LATE_REVEAL', contributor: 'legal' },
    ]);
  });

  it('is not switched off by a void, whatever its cause', () => {
    const abandoned = { kind: 'ABANDONED', deadline: 'REVEAL', missing: ['organiser'] };
    for (const aCause of [aVoid('ABANDONED'), aVoid('WRONG_INPUT', proof)]) {
      const now = frozenDraw();
      now.given(aReveal(now, 'legal')).passTo(LATE).given(aCause);
      expect(alerts(now)).toEqual([abandoned]);
    }
  });

  it('is told apart from a commitment that never came', () => {
    const now = county().given(aDraw(), aCommitment('legal')).passTo('2026-03-04T09:00:00.000+08:00');
    expect(alerts(now)).toEqual([{ kind: 'OVERDUE', deadline: 'COMMIT', missing: ['organiser'] }]);
  });

  it('is nobody’s where everyone kept his time', () => {
    expect(alerts(countersignedDraw().passTo('2026-04-01T09:00:00.000+08:00'))).toEqual([]);
  });
});

describe('a result that nobody countersigns', () => {
  const since = TIMES.unblind.officers;

  it('raises an alert from the moment at which the officers were to be told', () => {
    const now = executedDraw().passTo('2026-03-09T07:59:59.000+08:00');
    expect(alerts(now)).toEqual([]);
    expect(alerts(now.passTo('2026-04-01T09:00:00.000+08:00'))).toEqual([
      { kind: 'NOT_COUNTERSIGNED', since },
    ]);
  });

  it('raises none once it is signed, however late, or once the draw is voided', () => {
    const late = '2026-04-01T09:00:00.000+08:00';
    const signed = executedDraw().passTo(late);
    expect(alerts(signed.given(aCountersignature(signed)))).toEqual([]);
    expect(alerts(executedDraw().passTo(late).given(aVoid('WRONG_INPUT', proof)))).toEqual([]);
  });
});

describe('substitutes who are passed over', () => {
  const skipped = (now: Scenario): readonly object[] =>
    alerts(now).filter((alert) => 'kind' in alert && alert.kind === 'PASSED_OVER');

  it('raise an alert where the registers came to hold why only after the draw', () => {
    const now = unblindedDraw();
    const { task, second = '', substitutes } = taskWhere(now, true);
    const before = substitutes.slice(0, -1);
    now.given(...[second, ...before].map((id) => anAbsence(id, '2026-03-09')));
    const unavailable = before.map((officer) => ({ officer, reason: 'ABSENCE' }));
    now.given(aReplacement(task, second, { unavailable }));
    expect(now.last('OfficerReplaced').data.incoming).toBe(substitutes.at(-1));
    const recordedAfter = before.length;
    expect(skipped(now)).toEqual([{ kind: 'PASSED_OVER', recordedAfter, recordedNowhere: 0 }]);
  });

  it('raise it where they come and leave again, one after the other', () => {
    const now = unblindedDraw();
    const { task, second = '', substitutes } = taskWhere(now, true);
    const [first = ''] = substitutes;
    now.given(anAbsence(second, '2026-03-09'), aReplacement(task, second));
    expect(skipped(now)).toEqual([]);
    now.given(anAbsence(first, '2026-03-09'), aReplacement(task, first));
    expect(skipped(now)).toEqual([{ kind: 'PASSED_OVER', recordedAfter: 1, recordedNowhere: 0 }]);
  });

  it('raise it where the head alone says so', () => {
    const now = unblindedDraw();
    const { task, second = '', substitutes } = taskWhere(now, true);
    const unavailable = [{ officer: substitutes[0], reason: 'DUTY_ELSEWHERE' }];
    now.given(aReplacement(task, second, { unavailable }, { cosigners: [HEAD] }));
    expect(skipped(now)).toEqual([{ kind: 'PASSED_OVER', recordedAfter: 0, recordedNowhere: 1 }]);
  });

  it('raise none where it was on record before anybody could know their order', () => {
    const all = ['G-01', 'G-02', 'G-03', 'G-04', 'G-05', 'G-06'];
    const now = unblindedDraw({}, DRAW, county().given(...all.map((id) => anAbsence(id, '2026-03-10'))));
    now.passTo('2026-03-10T09:00:00.000+08:00');
    const { task, second = '', substitutes } = taskWhere(now, true);
    const unavailable = [{ officer: substitutes[0], reason: 'ABSENCE' }];
    now.given(aReplacement(task, second, { unavailable }));
    expect(departuresOf(now.facts(), DRAW)).toMatchObject([{}, { passedOver: true, recorded: 'BEFORE' }]);
    expect(skipped(now)).toEqual([]);
  });
});

describe('the alerts of a draw', () => {
  it('show a register that changed its band before the freeze', () => {
    const times = {
      commitBy: '2026-06-03T17:00:00.000+08:00',
      revealBy: '2026-06-04T17:00:00.000+08:00',
      unblind: { officers: '2026-06-09T08:00:00.000+08:00', entity: '2026-06-09T12:00:00.000+08:00' },
    };
    const now = county().passTo('2026-05-20T09:00:00.000+08:00');
    now.given(...['E-001', 'E-002', 'E-003', 'E-004'].map((id) => entityChange(id, { status: 'CLOSED' })));
    now.given(aDraw(times), aFreeze());
    expect(alerts(now)).toMatchObject([{ kind: 'BAND_MOVED', stratum: 'S-hotels', moved: { left: 4 } }]);
  });
});

describe('the list of all draws', () => {
  it('keeps every voided draw beside the one that replaced it, for ever', () => {
    const now = committedDraw().given(
      aVoid('WRONG_INPUT', proof),
      aDraw({ replaces: DRAW }, 'GQ-2026-1B'),
      aVoid('WRONG_INPUT', proof, 'GQ-2026-1B'),
      aDraw({ replaces: 'GQ-2026-1B' }, 'GQ-2026-1C'),
      aDraw({ no: 2, kind: 'DAILY' }, 'GQ-2026-2'),
    );
    expect(allDraws(now.facts()).map(({ id, voided }) => [id, voided?.cause])).toEqual([
      [DRAW, 'WRONG_INPUT'],
      ['GQ-2026-1B', 'WRONG_INPUT'],
      ['GQ-2026-1C', undefined],
      ['GQ-2026-2', undefined],
    ]);
  });
});
