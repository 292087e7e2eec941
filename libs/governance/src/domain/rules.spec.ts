import type { Facts } from '@mingjing/kernel';
import type { Draft } from '@mingjing/kernel/testing';
import { calendar, openedBureau, role, ruleVersion } from '../testing/bureau';
import { limitUnder } from './limit-under';
import { ruleAt, ruleMissing } from './rule-in-force';

const at = (day: string) => `${day}T10:00:00.000+08:00`;

/** Facts as a database gives them: each row read anew. */
function publishing(...drafts: readonly Draft[]): Facts {
  const facts = openedBureau()
    .given(...drafts)
    .facts();
  const list: Facts['list'] = (table, prefix) => structuredClone(facts.list(table, prefix));
  return Object.create(facts, { list: { value: list } }) as Facts;
}

describe('a rule version', () => {
  it('follows the last one', () => {
    const scenario = openedBureau();
    expect(scenario.outcome(ruleVersion('T-34', 2))).toBe('rule-version-gap');
    scenario.given(ruleVersion('T-34', 1), ruleVersion('T-34', 2));
    expect(scenario.outcome(ruleVersion('T-34', 2))).toBe('rule-version-gap');
    // Of another rule whose id only begins alike.
    expect(scenario.outcome(ruleVersion('T-34-warning', 1))).toBe('accepted');
  });

  it('is in force from its first to its last day', () => {
    const facts = publishing(ruleVersion('T-34', 1, { validFrom: '2026-02-01', validTo: '2026-02-28' }));
    const days = ['2026-01-31', '2026-02-01', '2026-02-28', '2026-03-01'];
    expect(days.map((day) => ruleAt(facts, 'T-34', day)?.version)).toEqual([undefined, 1, 1, undefined]);
    expect(ruleAt(facts, 'T-34', '2026-01-31T16:00:00.000+00:00')?.version).toBe(1);
  });

  it('gives way to the one published last for the same days', () => {
    const facts = publishing(
      ruleVersion('T-34', 1),
      ruleVersion('T-34', 2, { value: 5, validFrom: '2026-03-01' }),
      ruleVersion('T-34', 3, { value: 4, validFrom: '2025-01-01', validTo: '2026-02-28' }),
    );
    expect(ruleAt(facts, 'T-34', at('2026-02-28'))?.value).toBe(4);
    expect(ruleAt(facts, 'T-34', at('2026-03-01'))?.value).toBe(5);
    expect(ruleAt(facts, 'T-99', at('2026-03-01'))).toBeUndefined();
    expect(ruleMissing('T-99', at('2026-03-01')).code).toBe('rule-missing');
  });

  it('stays a period, or a count', () => {
    const scenario = openedBureau().given(ruleVersion('T-34', 1));
    expect(scenario.outcome(ruleVersion('T-34', 2, { unit: 'COUNT' }))).toBe('rule-unit-changed');
    expect(scenario.outcome(ruleVersion('T-34', 2, { unit: 'CALENDAR_DAY' }))).toBe('accepted');
  });

  it('says what can be counted, on real days, in its own stream', () => {
    const scenario = openedBureau();
    expect(scenario.outcome(ruleVersion('T-12', 1, { unit: 'PERCENT', value: 101 }))).toBe(
      'rule-value-out-of-range',
    );
    expect(scenario.outcome(ruleVersion('T-34', 1, { value: 36_526 }))).toBe('rule-value-out-of-range');
    expect(scenario.outcome(ruleVersion('T-62', 1, { unit: 'COUNT', value: 1_000_000 }))).toBe('accepted');
    expect(scenario.outcome(ruleVersion('T-34', 1, { validFrom: '2026-02-29' }))).toBe('day-not-real');
    expect(scenario.outcome(ruleVersion('T-34', 1, { validTo: '2024-01-01' }))).toBe('validity-reversed');
    expect(scenario.outcome({ ...ruleVersion('T-34', 1), stream: 'rule/T-35' })).toBe('stream-mismatch');
  });

  it('is published by the legal section too, by no clerk', () => {
    const scenario = openedBureau().given(
      role('legal/L-1', 'LEGAL', 'bureau'),
      role('clerk/C-1', 'ENTRY', 'bureau'),
    );
    expect(scenario.outcome({ ...ruleVersion('T-34', 1), actor: 'legal/L-1' })).toBe('accepted');
    expect(scenario.outcome({ ...ruleVersion('T-34', 2), actor: 'clerk/C-1' })).toBe('not-authorised');
  });
});

describe('a limit', () => {
  const notice = calendar(
    2026,
    ['2026-10-01', '2026-10-02', '2026-10-03', '2026-10-04', '2026-10-05', '2026-10-06', '2026-10-07'],
    ['2026-09-20', '2026-10-10'],
  );

  it('cites the version that it stands on, and why', () => {
    expect(limitUnder(publishing(notice, ruleVersion('T-34', 1)), 'T-34', at('2026-09-19'))).toEqual({
      limit: '2026-09-22T23:59:59.999+08:00',
      rule: 'T-34',
      version: 1,
      because: 'START',
      provisional: false,
    });
  });

  it('is provisional until the calendar of its years is published', () => {
    const scenario = openedBureau().given(ruleVersion('T-34', 1));
    const before = limitUnder(scenario.facts(), 'T-34', at('2026-09-30'));
    expect(before).toMatchObject({ limit: '2026-10-05T23:59:59.999+08:00', provisional: true });
    const after = limitUnder(scenario.given(notice).facts(), 'T-34', at('2026-09-30'));
    expect(after).toMatchObject({ limit: '2026-10-10T23:59:59.999+08:00', provisional: false });
  });

  it('is none where no rule was in force at the start, or where the rule is a count', () => {
    const facts = publishing(ruleVersion('T-34', 1), ruleVersion('T-08', 1, { unit: 'COUNT', value: 1 }));
    expect(limitUnder(facts, 'T-34', at('2024-12-31'))).toBeUndefined();
    expect(limitUnder(facts, 'T-08', at('2026-03-02'))).toBeUndefined();
    expect(limitUnder(facts, 'T-99', at('2026-03-02'))).toBeUndefined();
  });
});

describe('a rule that changes inside a running period', () => {
  /** From Mon 2 March 2026: 10 working days end on Mon 16 March. */
  const running = (transition: string, members: object) =>
    limitUnder(
      publishing(
        ruleVersion('T-36', 1, { value: 10 }),
        ruleVersion('T-36', 2, { transition, validFrom: '2026-03-09', ...members }),
      ),
      'T-36',
      at('2026-03-02'),
    );

  it('leaves the period to the version of its start', () => {
    expect(running('START', { value: 20 })).toMatchObject({
      limit: expect.stringMatching(/^2026-03-16/),
      version: 1,
    });
  });

  it('leaves it there too where the document has its own say', () => {
    expect(running('AS_DOCUMENT_SAYS', { value: 20 })?.version).toBe(1);
    const facts = publishing(ruleVersion('T-36', 1, { transition: 'AS_DOCUMENT_SAYS' }));
    expect(limitUnder(facts, 'T-36', at('2026-03-02'))?.because).toBe('AS_DOCUMENT_SAYS');
  });

  it('takes it over from its effect where it says so', () => {
    expect(running('NEW_FROM_EFFECT', { value: 20 })).toMatchObject({
      limit: expect.stringMatching(/^2026-03-30/),
      version: 2,
      because: 'NEW_FROM_EFFECT',
    });
    expect(running('NEW_FROM_EFFECT', { value: 7 })?.limit).toMatch(/^2026-03-11/);
  });

  it('makes nobody late who was in time', () => {
    // Three working days from the start were over on 5 March: counted from the effect, Monday the first.
    expect(running('NEW_FROM_EFFECT', { value: 3 })?.limit).toMatch(/^2026-03-11/);
    // A version that takes effect on the last day cannot end the period earlier, nor lengthen it by being short.
    expect(running('NEW_FROM_EFFECT', { value: 3, validFrom: '2026-03-16' })?.limit).toMatch(/^2026-03-16/);
  });

  it('comes too late for a period that is over', () => {
    expect(running('NEW_FROM_EFFECT', { value: 20, validFrom: '2026-03-17' })?.version).toBe(1);
  });

  it('does nothing where a later version corrected it', () => {
    const facts = publishing(
      ruleVersion('T-36', 1, { value: 10 }),
      ruleVersion('T-36', 2, { value: 20, transition: 'NEW_FROM_EFFECT', validFrom: '2026-03-09' }),
      ruleVersion('T-36', 3, { value: 20, transition: 'START', validFrom: '2026-03-09' }),
    );
    expect(limitUnder(facts, 'T-36', at('2026-03-02'))?.version).toBe(1);
  });
});
