import type { Draft, Scenario } from '@mingjing/kernel/testing';
import { COUNTERSIGNER, HEAD, interest, officerChange } from '../testing/county';
import { aDecision, anAbsence, aReplacement, aRequest, taskWhere } from '../testing/departures';
import { countersignedDraw, unblindedDraw } from '../testing/steps';

const TODAY = '2026-03-09';
const CERTIFICATE = { kind: '行政执法证', validFrom: '2024-01-01', validTo: '2026-03-08' };

function departure(
  now: Scenario,
  members: object = {},
  signs: object = {},
): { readonly draft: Draft; readonly out: string; readonly task: string; readonly entity: string } {
  const { task, entity, second: out = '' } = taskWhere(now, true);
  return { draft: aReplacement(task, out, members, signs), out, task, entity };
}

describe('whoever leaves a task', () => {
  it('does so for a reason that the registers hold for the day', () => {
    const now = unblindedDraw();
    const { draft, out } = departure(now);
    expect(now.admission(draft)).toBe('departure-not-recorded');
    now.given(anAbsence(out, '2026-03-06', '2026-03-08'), anAbsence(out, '2026-03-10', '2026-03-12'));
    expect(now.admission(draft)).toBe('departure-not-recorded');
    now.given(anAbsence(out, TODAY));
    expect(now.admission(draft)).toBe('admitted');
  });

  it('is away on the day of the draw while that lies ahead', () => {
    const now = countersignedDraw({ validOn: '2026-03-20' }).passTo('2026-03-09T12:00:00.000+08:00');
    const { draft, out } = departure(now);
    now.given(anAbsence(out, TODAY, '2026-03-19'));
    expect(now.admission(draft)).toBe('departure-not-recorded');
    now.given(anAbsence(out, TODAY, '2026-03-20'));
    expect(now.admission(draft)).toBe('admitted');
  });

  it.each<[string, object]>([
    ['LEFT_SERVICE', { status: 'LEFT' }],
    ['DUTY_ELSEWHERE', { status: 'UNAVAILABLE' }],
    ['NOT_CERTIFIED', { certificate: CERTIFICATE }],
  ])('is known by %s where the officer register says %j', (reason, changes) => {
    const now = unblindedDraw();
    const { draft, out } = departure(now, { reason });
    expect(now.admission(draft)).toBe('departure-not-recorded');
    now.given(officerChange(out, changes));
    expect(now.admission(draft)).toBe('admitted');
  });

  it('needs nothing besides a recusal that the head has granted', () => {
    const now = unblindedDraw();
    const { draft, out, task } = departure(now, { reason: 'RECUSAL' });
    now.given(aRequest(task, out)).given(aDecision(now, task));
    expect(now.admission(draft)).toBe('admitted');
  });

  it('or else the head cosigns, and nobody in his place', () => {
    const now = unblindedDraw();
    expect(now.admission(departure(now, {}, { cosigners: [COUNTERSIGNER] }).draft)).toBe(
      'departure-not-recorded',
    );
    expect(now.admission(departure(now, {}, { cosigners: [HEAD] }).draft)).toBe('admitted');
  });
});

describe('a substitute', () => {
  const passedOver = (now: Scenario, reason: string): Draft => {
    const { task, second = '', substitutes } = taskWhere(now, true);
    now.given(anAbsence(second, TODAY));
    return aReplacement(task, second, { unavailable: [{ officer: substitutes[0], reason }] });
  };

  it('is passed over for a reason that the registers hold: nobody chooses among them', () => {
    const now = unblindedDraw();
    const draft = passedOver(now, 'ABSENCE');
    expect(now.admission(draft)).toBe('departure-not-recorded');
    // An older log may hold it: its replay decides as it did.
    expect(now.given(draft).last('OfficerReplaced').data).toHaveProperty('incoming');
  });

  it('is passed over once he is absent, or has declared an interest in the entity', () => {
    const now = unblindedDraw();
    const { entity, substitutes } = taskWhere(now, true);
    now.given(interest(substitutes[0] ?? '', entity));
    expect(now.admission(passedOver(now, 'CONFLICT'))).toBe('admitted');
    expect(now.admission(passedOver(now, 'ABSENCE'))).toBe('departure-not-recorded');
    now.given(anAbsence(substitutes[0] ?? '', TODAY));
    expect(now.admission(passedOver(now, 'ABSENCE'))).toBe('admitted');
  });
});
