import { county, entityChange } from '../testing/county';
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
} from '../testing/steps';
import type { Scenario } from '@mingjing/kernel/testing';
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

  it('stays visible as overdue when it is revealed late, and when the draw is voided for it', () => {
    const late = frozenDraw();
    late.given(aReveal(late, 'organiser')).passTo(LATE).given(aReveal(late, 'legal'));
    expect(alerts(late)).toEqual([
      { kind: 'OVERDUE', deadline: 'REVEAL', missing: ['legal'] },
      { kind: 'LATE_REVEAL', contributor: 'legal' },
    ]);
    const voided = frozenDraw().passTo(LATE).given(aVoid('ABANDONED'));
    expect(alerts(voided)).toEqual([
      { kind: 'OVERDUE', deadline: 'REVEAL', missing: ['organiser', 'legal'] },
    ]);
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
