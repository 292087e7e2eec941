import * as fc from 'fast-check';
import type { MustRow } from './judging/row';
import { worstRow } from './judge';
import type { MustRecord } from './must-record';
import { rollUp, tally, type JudgedFinding } from './roll-up';
import { MUST_STATES, STATE_LABELS, type MustState } from './states';

function row(state: MustState, must: MustRow['must'] = 'M1'): MustRow {
  return { must, state, label: STATE_LABELS[state], because: [] };
}

function finding(states: readonly MustState[], members: Partial<MustRecord> = {}): JudgedFinding {
  const trace = { at: '2026-03-02T10:00:00.000+08:00' };
  const record = { finding: 'f', origin: 'DRAW', trace, ...members } as unknown as MustRecord;
  return { record, rows: states.map((state) => row(state)) };
}

describe('a tally', () => {
  it('counts every state, and what was due, done, on time and lawful', () => {
    const rows = [...MUST_STATES, 'MET', 'MET', 'WAIVED_WITH_BASIS'].map((state) => row(state as MustState));
    expect(tally(rows)).toMatchObject({
      rows: 13,
      counts: { MET: 3, WAIVED_WITH_BASIS: 2, BROKEN: 1, N_A: 1, SUSPENDED: 1 },
      // MET 3, MET_LATE, OVERDUE, BROKEN, WAIVED_LATE.
      due: 7,
      done: { count: 4, of: 7, permille: 571 },
      onTime: { count: 3, of: 7, permille: 429 },
      lawful: { count: 5, of: 9, permille: 556 },
    });
  });

  it('counts what was corrected afterwards beside the states, and moves no share by it', () => {
    const rows = [row('MET'), { ...row('MET'), corrected: true as const }, row('BROKEN')];
    expect(tally(rows)).toMatchObject({ corrected: 1, done: { count: 2, of: 3 } });
    expect(tally([row('MET')]).corrected).toBe(0);
  });

  it('counts beside what was on time how much of it was entered after the limit', () => {
    const rows = [row('MET'), { ...row('MET'), enteredAfterLimit: true as const }];
    expect(tally(rows)).toMatchObject({ enteredAfterLimit: 1, onTime: { count: 2, of: 2 } });
    expect(tally([row('MET')]).enteredAfterLimit).toBe(0);
  });

  it('calls no share whole that lacks one', () => {
    const rows = [...Array.from({ length: 1_999 }, () => row('MET')), row('OVERDUE')];
    expect(tally(rows).done).toEqual({ count: 1_999, of: 2_000, permille: 999 });
    expect(tally(rows.slice(0, -1)).done.permille).toBe(1000);
  });

  it('gives no share of nothing', () => {
    expect(tally([row('PENDING')])).toMatchObject({ due: 0, done: { count: 0, of: 0 } });
    expect(tally([]).done).not.toHaveProperty('permille');
  });

  it('never shows a lawful exit as worse than a breach', () => {
    const state = fc.constantFrom(...MUST_STATES);
    fc.assert(
      fc.property(fc.array(state, { minLength: 1, maxLength: 30 }), (states) => {
        const lawful = (all: readonly MustState[]): number => {
          const { count, of } = tally(all.map((one) => row(one))).lawful;
          return of === 0 ? 1 : count / of;
        };
        for (const breach of ['BROKEN', 'OVERDUE', 'WAIVED_LATE'] as const) {
          expect(lawful([...states, 'WAIVED_WITH_BASIS'])).toBeGreaterThanOrEqual(
            lawful([...states, breach]),
          );
        }
      }),
    );
  });
});

describe('the worst row', () => {
  it('is a breach before anything lawful', () => {
    expect(worstRow([row('MET'), row('WAIVED_WITH_BASIS'), row('OVERDUE')])?.state).toBe('OVERDUE');
    expect(worstRow([row('WAIVED_LATE'), row('BROKEN')])?.state).toBe('BROKEN');
    expect(worstRow([row('N_A'), row('WAIVED_WITH_BASIS')])?.state).toBe('WAIVED_WITH_BASIS');
    expect(worstRow([])).toBeUndefined();
  });
});

describe('the roll-up', () => {
  const all = [
    finding(['MET'], { origin: 'DRAW', lead: 'G-1', category: 'PP', violation: 'PP-03', org: 'brigade' }),
    finding(['OVERDUE'], { origin: 'COMPLAINT', lead: 'G-1', category: 'MI' }),
    finding(['BROKEN'], { origin: 'NATIONAL', lead: 'G-2', category: 'PP' }),
    finding(['MET_LATE'], { origin: 'KEY', lead: 'G-2' }),
    finding(['MET'], { origin: 'NO_TASK' }),
  ];

  it('goes by origin first: what was drawn unless asked otherwise', () => {
    expect(rollUp(all)).toMatchObject({ origin: 'DRAW', total: { findings: 1, all: { due: 1 } } });
    expect(rollUp(all, { by: 'origin' })).toMatchObject({ origin: 'ALL', total: { findings: all.length } });
    expect(rollUp(all, { by: 'origin', origin: 'DRAW' }).groups.map(({ key }) => key)).toEqual(['DRAW']);
    expect(rollUp(all, { origin: 'COMPLAINT' }).total.all.counts.OVERDUE).toBe(1);
    expect(rollUp(all, { origin: 'UPSTREAM' }).total.all.counts.BROKEN).toBe(1);
    expect(rollUp(all, { origin: 'KEY' }).total.findings).toBe(1);
    expect(rollUp(all, { origin: 'ALL' }).total.findings).toBe(5);
  });

  it.each([
    ['origin', ['COMPLAINT', 'DRAW', 'KEY', 'NATIONAL', 'NO_TASK']],
    ['category', ['-', 'MI', 'PP']],
    ['officer', ['-', 'G-1', 'G-2']],
    ['violation', ['-', 'PP-03']],
    ['org', ['-', 'brigade']],
    ['period', ['2026-03']],
  ] as const)('then by %s', (by, keys) => {
    const { groups } = rollUp(all, { origin: 'ALL', by });
    expect(groups.map(({ key }) => key)).toEqual(keys);
    expect(groups.reduce((sum, { findings }) => sum + findings, 0)).toBe(5);
  });

  it('takes the China days of the first trace as its period', () => {
    expect(rollUp(all, { origin: 'ALL', from: '2026-03-02', to: '2026-03-02' }).total.findings).toBe(5);
    expect(rollUp(all, { origin: 'ALL', from: '2026-03-03' }).total.findings).toBe(0);
    expect(rollUp(all, { origin: 'ALL', to: '2026-03-01' }).total.findings).toBe(0);
  });

  it('shows an officer with fewer than ten findings without percentages', () => {
    const few = Array.from({ length: 9 }, () => finding(['MET'], { lead: 'G-1' }));
    const many = Array.from({ length: 10 }, () => finding(['MET'], { lead: 'G-2' }));
    const [first, second] = rollUp([...few, ...many], { by: 'officer' }).groups;
    expect(first?.all.done).toEqual({ count: 9, of: 9 });
    expect(second?.all.done).toEqual({ count: 10, of: 10, permille: 1000 });
    expect(rollUp(few, { by: 'category' }).groups[0]?.all.done.permille).toBe(1000);
  });

  it('keeps the musts apart', () => {
    const record = finding([]).record;
    const { total } = rollUp([
      { record, rows: [row('MET', 'M1'), row('BROKEN', 'M2'), row('BROKEN', 'M3')] },
    ]);
    expect(total.musts.M1.counts.MET).toBe(1);
    expect(total.musts.M2.counts.BROKEN).toBe(1);
    expect(total.musts.M1_AGAIN.rows).toBe(0);
    expect(total.all.rows).toBe(3);
  });
});
