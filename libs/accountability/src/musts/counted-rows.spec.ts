import * as fc from 'fast-check';
import { countedRows } from './counted-rows';
import type { Must, MustRow } from './judging/row';
import type { MustRecord } from './must-record';
import { MUSTS, ORIGIN_SCOPES, rollUp, type JudgedFinding } from './roll-up';
import { MUST_STATES, STATE_LABELS, type MustState } from './states';

const row = (must: Must, state: MustState): MustRow => ({
  must,
  state,
  label: STATE_LABELS[state],
  because: [],
});

const rowOfAnyKind = fc.tuple(fc.constantFrom(...MUSTS), fc.constantFrom(...MUST_STATES));
const findings = fc
  .array(
    fc.tuple(
      fc.constantFrom('DRAW', 'COMPLAINT', 'CITY', 'NO_TASK'),
      fc.integer({ min: 1, max: 28 }),
      fc.array(rowOfAnyKind, { maxLength: 4 }),
    ),
    { maxLength: 20 },
  )
  .map((all) =>
    all.map(([origin, day, rows], i): JudgedFinding => {
      const trace = { at: `2026-02-${String(day).padStart(2, '0')}T10:00:00.000+08:00` };
      const record = { finding: `f-${String(i)}`, origin, trace } as unknown as MustRecord;
      return { record, rows: rows.map(([must, state]) => row(must, state)) };
    }),
  );
const query = fc.record(
  {
    origin: fc.constantFrom(...ORIGIN_SCOPES),
    by: fc.constantFrom('origin' as const, 'period' as const),
    from: fc.constantFrom('2026-02-05', '2026-02-10'),
    to: fc.constantFrom('2026-02-15', '2026-02-20'),
  },
  { requiredKeys: [] },
);

describe('the rows behind a roll-up', () => {
  it('are as many as each of its numbers says, whatever is asked', () => {
    fc.assert(
      fc.property(findings, query, (judged, asked) => {
        const { total } = rollUp(judged, asked);
        for (const must of MUSTS) {
          for (const state of MUST_STATES) {
            const rows = countedRows(judged, { ...asked, must, state });
            expect(rows).toHaveLength(total.musts[must].counts[state]);
          }
        }
        expect(countedRows(judged, asked)).toHaveLength(total.all.rows);
      }),
    );
  });

  it('stand by finding, each with where it was found and when', () => {
    const trace = { at: '2026-02-05T10:00:00.000+08:00' };
    const judged = ['f-2', 'f-1'].map((finding): JudgedFinding => {
      const record = { finding, origin: 'DRAW', trace } as unknown as MustRecord;
      return { record, rows: [row('M1', 'MET'), row('M2', 'BROKEN')] };
    });
    expect(countedRows(judged, { state: 'BROKEN' })).toEqual(
      ['f-1', 'f-2'].map((finding) => ({
        finding,
        origin: 'DRAW',
        trace: trace.at,
        row: row('M2', 'BROKEN'),
      })),
    );
  });
});
