import { shippedRules } from '@mingjing/governance';
import type { Scenario } from '@mingjing/kernel/testing';
import { county, filed, HEAD, interest, officer, officerChange, role } from '../testing/county';
import { aDraw, aFreeze, clinics, committedDraw, contributors, DRAW, executedDraw } from '../testing/steps';
import { frozenRegisterOf } from './draw-questions';
import type { FrozenRegister } from './draw-state';
import { readList } from './lists';

const second = { no: 2, kind: 'DAILY' };

function frozen(now: Scenario, id = DRAW): FrozenRegister {
  const register = frozenRegisterOf(now.facts(), id);
  if (register === undefined) throw new Error('not frozen');
  return register;
}

describe('the officer pool of a draw', () => {
  it('puts into the officer pool only who may inspect on the day that the plan names', () => {
    const now = committedDraw();
    now.given(
      officer('G-07', { employment: 'CONTRACT' }),
      officer('G-08', {
        certificate: { kind: '行政执法证', validFrom: '2020-01-01', validTo: '2026-03-08' },
      }),
      officerChange('G-05', { status: 'UNAVAILABLE' }),
    );
    filed(now).given(aFreeze());
    const ids = readList<{ id: string }>(now.facts(), frozen(now).lists.officers).map(({ id }) => id);
    expect(ids).toEqual(['G-01', 'G-02', 'G-03', 'G-04', 'G-06']);
  });

  it('is refused where someone who has a hand in the draw stands in the pool', () => {
    const now = county().given(role(['officer/G-02', 'LEGAL', 'gaoqing-justice']));
    now.given(aDraw({ contributors: [contributors[0], { id: 'officer', actor: 'officer/G-02' }] }));
    expect(now.outcome(aFreeze())).toBe('organiser-in-pool');
    filed(now.given(officerChange('G-02', { status: 'UNAVAILABLE' })));
    expect(now.outcome(aFreeze())).toBe('accepted');
  });

  it('leaves out who is away on that day, and nobody else', () => {
    const away = (id: string, from: string, to: string) => ({
      ...{ type: 'AbsenceRecorded', stream: `officer/${id}`, actor: 'registrar/R-2', data: { from, to } },
    });
    const now = committedDraw().given(
      away('G-03', '2026-03-09', '2026-03-20'),
      away('G-04', '2026-03-10', '2026-03-20'),
      aFreeze(),
    );
    const ids = readList<{ id: string }>(now.facts(), frozen(now).lists.officers).map(({ id }) => id);
    expect(ids).toEqual(['G-01', 'G-02', 'G-04', 'G-05', 'G-06']);
  });

  it('keeps the share of front-line officers that rule T-10 asks for as it ships', () => {
    const rule = { ...shippedRules.find((one) => one.rule === 'T-10'), rule: 'T-10' };
    expect(rule).toMatchObject({ value: 70, unit: 'PERCENT' });
    const office = { frontLine: false };
    const now = filed(committedDraw().given(officerChange('G-05', office), officerChange('G-06', office)));
    const published = { type: 'RuleVersionPublished', stream: 'rule/T-10', actor: HEAD, data: rule };
    now.given(published);
    expect(now.outcome(aFreeze())).toBe('front-line-too-few');
    filed(now.given(officerChange('G-05', { frontLine: true })));
    expect(now.outcome(aFreeze())).toBe('accepted');
  });

  it('is refused where one of the pool keeps a register, which it names', () => {
    const now = filed(committedDraw().given(officer('G-07')));
    now.given(role(['officer/G-07', 'REGISTRAR_ENTITY', 'gaoqing-office']));
    const decision = now.when(aFreeze());
    if (decision.accepted) throw new Error('accepted');
    expect(decision.rejection).toMatchObject({ code: 'registrar-in-pool', facts: { officer: 'G-07' } });
    filed(now.given(officerChange('G-07', { status: 'UNAVAILABLE' })));
    expect(now.outcome(aFreeze())).toBe('accepted');
  });

  it('reports every entity for which no pair could be assigned', () => {
    const now = committedDraw();
    for (const id of ['G-02', 'G-03', 'G-05']) now.given(interest(id, 'E-001'));
    now.given(aFreeze());
    expect(frozen(now).counts.shorthanded).toBe(1);
    const rows = readList<{ entity: string; eligible: number }>(now.facts(), frozen(now).lists.shorthanded);
    expect(rows).toMatchObject([{ entity: 'E-001', eligible: 1 }]);
  });

  it('starts each officer at the places that he holds above his colleagues, three at most', () => {
    const now = executedDraw();
    now.given(aDraw({ ...second, strata: [clinics] }, 'GQ-2026-2'), aFreeze('GQ-2026-2'));
    const officers = readList<{ id: string; load: number }>(
      now.facts(),
      frozen(now, 'GQ-2026-2').lists.officers,
    );
    expect(Math.min(...officers.map(({ load }) => load))).toBe(0);
    expect(Math.max(...officers.map(({ load }) => load))).toBeLessThanOrEqual(3);
    expect(officers.some(({ load }) => load > 0)).toBe(true);
  });
});
