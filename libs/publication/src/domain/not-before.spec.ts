import type { Draft, Scenario } from '@mingjing/kernel/testing';
import { approved, bureau, decided, drafted, failed, ID, published, submitted, withdrawn } from '../testing';

const at = (time: string) => ({ at: `2026-01-07T${time}:00.000+08:00` });
const stated = (...drafts: readonly Draft[]): Scenario => bureau().given(...drafts);

describe('a publication', () => {
  const before = [decided(at('10:00')), approved(at('11:00')), published(at('12:00'))];

  it.each<[string, string, number, (moment: object) => Draft, string, string]>([
    ['approved', 'before-decision', 1, approved, '09:59', '10:00'],
    ['made', 'before-decision', 2, published, '09:59', '11:00'],
    ['made', 'before-approval', 2, published, '10:59', '11:00'],
    ['said to have failed', 'before-approval', 2, failed, '10:59', '11:00'],
    ['withdrawn', 'before-publication', 3, withdrawn, '11:59', '12:00'],
  ])('is not %s at a moment %s', (_what, code, known, act, early, inTime) => {
    const scenario = stated(...before.slice(0, known));
    expect(scenario.admission(act(at(early)))).toBe(code);
    expect(scenario.admission(act(at(inTime)))).toBe('admitted');
  });

  it('goes by the moment of what comes before as it was corrected, where that is earlier', () => {
    const id = '0d9c0000-0000-4000-8000-0000000000bb';
    const known = [decided(at('10:00')), { ...approved(at('14:00')), id }];
    const value = at('11:00').at;
    const corrected = { type: 'rowTold', stream: 'row/correctedMoment', data: { key: id, value } };
    expect(stated(...known).admission(published(at('12:00')))).toBe('before-approval');
    expect(stated(...known, corrected).admission(published(at('12:00')))).toBe('admitted');
    expect(stated(...known, corrected).admission(published(at('10:59')))).toBe('before-approval');
  });

  it('of a summary follows the approval alone: nobody else decided on it', () => {
    const summary = { data: { kind: 'SUMMARY', subject: `publication/${ID}` } };
    const scenario = stated(drafted(at('09:00')), submitted(at('09:30')), approved(at('11:00')));
    expect(scenario.admission(published({ ...summary, ...at('10:59') }))).toBe('before-approval');
    expect(scenario.admission(published({ ...summary, ...at('11:00') }))).toBe('admitted');
  });
});
