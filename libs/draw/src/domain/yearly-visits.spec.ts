import type { Scenario } from '@mingjing/kernel/testing';
import { bureau } from '../testing/records';
import { aDesignation, aTask, aTrigger, TRIGGER } from '../testing/tasks';
import { visitMade } from '../testing/visits';
import { visitsOfEntity, yearlyVisits, type VisitsWanted, type YearlyVisits } from './yearly-visits';

const idOf = (no: number): string => `00000000-0000-4000-a000-00000000000${String(no)}`;

/** One more visit of an entity, made for a task of its own. */
function visited(now: Scenario, no: number, members: object = {}, result = 'NORMAL'): Scenario {
  const due = '2027-12-31';
  now.given(aTask({ entity: 'E-005', due, ...members }, idOf(no)), aDesignation({}, {}, idOf(no)));
  return visitMade(now, idOf(no), result);
}

function told(now: Scenario, year = 2026, wanted: VisitsWanted = {}): readonly YearlyVisits[] {
  return [...yearlyVisits(now.facts(), year, wanted, (task) => task)].map(({ row }) => row);
}

describe('the visits of a year', () => {
  it('stand by entity beside the cap of its plan, each with its origin and day', () => {
    const now = visited(visited(bureau(), 1), 2, { entity: 'E-006', origin: 'KEY' });
    expect(told(now)).toMatchObject([
      {
        ...{ entity: 'E-005', district: 'tianzhen', counted: 1, cap: 1, over: false },
        visits: [{ task: idOf(1), origin: 'SPECIAL', day: '2026-03-02', result: 'NORMAL', counts: true }],
      },
      { entity: 'E-006', visits: [{ origin: 'KEY' }], counted: 1 },
    ]);
  });

  it('are asked for by district, by the cap, and from an entity on', () => {
    const now = visited(visited(bureau(), 1), 2, { entity: 'E-006' });
    visited(now.passTo('2026-05-06T09:00:00.000+08:00'), 3);
    const ids = (wanted: VisitsWanted): readonly string[] =>
      told(now, 2026, wanted).map(({ entity }) => entity);
    expect([ids({ district: 'tianzhen' }), ids({ district: 'elsewhere' })]).toEqual([['E-005', 'E-006'], []]);
    expect([ids({ over: true }), ids({ over: false })]).toEqual([['E-005'], ['E-006']]);
    expect([ids({ after: 'E-005' }), ids({ after: 'E-006' })]).toEqual([['E-006'], []]);
  });

  it('are neither told nor counted where the asker may not know of the task', () => {
    const now = visited(bureau(), 1).passTo('2026-05-06T09:00:00.000+08:00');
    visited(visited(now, 2), 3, { entity: 'E-006' });
    const rows = [
      ...yearlyVisits(now.facts(), 2026, {}, (task) => (task === idOf(1) ? `seen ${task}` : undefined)),
    ];
    expect(rows).toMatchObject([
      { row: { entity: 'E-005', counted: 1, over: false }, seen: [`seen ${idOf(1)}`] },
    ]);
    expect(rows.flatMap(({ row }) => row.visits.map(({ task }) => task))).toEqual([idOf(1)]);
  });

  it('are more than allowed from the day on that goes beyond the cap', () => {
    const now = visited(bureau(), 1);
    expect(told(now)).toMatchObject([{ counted: 1, cap: 1, over: false }]);
    visited(now.passTo('2026-05-06T09:00:00.000+08:00'), 2);
    expect(told(now)).toMatchObject([{ counted: 2, cap: 1, over: true }]);
  });

  it('go by the cap of the class in which the published table puts an entity', () => {
    const now = visited(visited(bureau(), 1, { entity: 'E-001' }), 2, { entity: 'E-003' });
    expect(told(now)).toMatchObject([{ cap: 2 }, { cap: 3 }]);
  });

  it('of one day are one, whatever tasks they were made for', () => {
    const now = visited(visited(bureau(), 1), 2, { origin: 'KEY' });
    expect(told(now)).toMatchObject([
      { counted: 1, over: false, visits: [{ counts: true }, { counts: true }] },
    ]);
  });

  it('are not held back where somebody complained', () => {
    const now = visited(bureau(), 1)
      .passTo('2026-05-06T09:00:00.000+08:00')
      .given(aTrigger({ entity: 'E-005' }));
    visited(now, 2, { origin: 'COMPLAINT', trigger: TRIGGER });
    expect(told(now)).toMatchObject([
      {
        ...{ counted: 1, over: false },
        visits: [{ counts: true }, { origin: 'COMPLAINT', trigger: TRIGGER, counts: false }],
      },
    ]);
  });

  it.each(['CLOSED', 'REFUSED', 'NOT_INSPECTED'])('are none where they ended as %s', (result) => {
    expect(told(visited(bureau(), 1, {}, result))).toMatchObject([
      { counted: 0, visits: [{ result, counts: false }] },
    ]);
  });

  it('belong to the year in which they began', () => {
    const now = visited(bureau().passTo('2026-12-31T23:50:00.000+08:00'), 1);
    visited(now.passTo('2027-01-01T00:10:00.000+08:00'), 2);
    expect(told(now).map(({ visits }) => visits.map(({ day }) => day))).toEqual([['2026-12-31']]);
    expect(told(now, 2027)).toMatchObject([{ visits: [{ day: '2027-01-01' }], over: false }]);
  });
});

describe('the visits of an entity', () => {
  it('are those from a day on, in whatever year they began', () => {
    const now = visited(visited(bureau(), 1), 2, { entity: 'E-006' });
    visited(now.passTo('2027-03-02T09:00:00.000+08:00'), 3, { origin: 'RECHECK' }, 'REFUSED');
    const from = (day: string): readonly string[] =>
      visitsOfEntity(now.facts(), 'E-005', day).map(({ task, result }) => `${task} ${String(result)}`);
    expect(from('2026-03-02')).toEqual([`${idOf(1)} NORMAL`, `${idOf(3)} REFUSED`]);
    expect(from('2026-03-03')).toEqual([`${idOf(3)} REFUSED`]);
    expect(from('2028-01-01')).toEqual([]);
  });
});
