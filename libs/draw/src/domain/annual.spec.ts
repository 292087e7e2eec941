import * as fc from 'fast-check';
import type { Scenario } from '@mingjing/kernel/testing';
import { entitiesInEffect } from '@mingjing/registers/contracts';
import { county, entity, entityChange, HEAD } from '../testing/county';
import {
  aCommitment,
  aDraw,
  aFreeze,
  aReveal,
  DRAW,
  hotels,
  pools,
  timesIn,
  unblindedIn,
} from '../testing/steps';
import { aTask } from '../testing/tasks';
import { coverageOf } from './coverage';
import { frozenRegisterOf } from './draw-questions';
import { readList } from './lists';
import { tasksOfDraw } from './drawn-tasks';

const ISLAND = 'ISLAND-2026';
const draws = [1, 2, 3, 4, 5, 6].map((no) => ({
  ...{ no, kind: 'CITY', from: `2026-${String(2 * no - 1).padStart(2, '0')}-01` },
  to: `2026-${String(2 * no).padStart(2, '0')}-28`,
}));

/** The island city: six draws, a floor of 40 % of the hotels, every swimming pool, all over the year. */
function islandCity(): Scenario {
  const now = county();
  const { preset: _preset, ...data } = now.last('PlanApproved').data;
  return now.given({
    ...{ type: 'PlanApproved', stream: `plan/${ISLAND}`, actor: HEAD },
    data: { ...data, level: 'CITY', draws, bindings: [{ category: 'PP', ratio: [40, 100] }] },
  });
}

const yearly = ({ id, field, select }: typeof pools, share: readonly number[], no: number): object => ({
  ...{ id, field, select, mode: 'ratio', annual: { share, step: [no, 6] } },
});

function drawNo(now: Scenario, no: number, isLeftSealed = false): Scenario {
  const id = idOf(no);
  const strata = [yearly(hotels, [40, 100], no), yearly(pools, [1, 1], no)];
  const exclude = ['DRAWN_THIS_YEAR', 'COVERED_KEY'];
  const members = { plan: ISLAND, no, kind: 'CITY', strata, exclude, ...timesIn(no - 1) };
  now.given(aDraw(members, id), aCommitment('organiser', id), aCommitment('legal', id), aFreeze(id));
  now.given(aReveal(now, 'organiser', id)).given(aReveal(now, 'legal', id));
  return isLeftSealed ? now : unblindedIn(now, id, no - 1);
}

function idOf(no: number): string {
  return `ISLAND-${String(no)}`;
}

function drawnInAll(now: Scenario): readonly string[] {
  return draws.flatMap(({ no }) => tasksOfDraw(now.facts(), idOf(no)).map((task) => task.entity));
}

describe('a floor and a census over the six draws of a year', () => {
  it('are reached step by step, each draw reporting drawn to date ÷ register', () => {
    const now = islandCity();
    for (const { no } of draws) drawNo(now, no);
    const told = draws.map(({ no }) =>
      coverageOf(now.facts(), idOf(no)).map(({ toDate }) => toDate.join('/')),
    );
    // 40 % of 24 hotels are 9.6, of which each draw owes a sixth more, rounded up; one pool at each.
    expect(told).toEqual([
      ...[
        ['2/24', '1/6'],
        ['4/24', '2/6'],
        ['5/24', '3/6'],
      ],
      ...[
        ['7/24', '4/6'],
        ['8/24', '5/6'],
        ['10/24', '6/6'],
      ],
    ]);
    expect(new Set(drawnInAll(now)).size).toBe(16);
  });

  it('list whom an earlier draw of the year has taken, with the reason', () => {
    const now = drawNo(drawNo(islandCity(), 1), 2);
    const before = tasksOfDraw(now.facts(), idOf(1)).map((task) => task.entity);
    const lists = frozenRegisterOf(now.facts(), idOf(2))?.lists;
    expect(lists && readList(now.facts(), lists.excluded)).toEqual(
      [...before].sort().map((id) => ({ entity: id, reason: 'DRAWN_THIS_YEAR' })),
    );
  });

  it('say so where the pool cannot reach them, since others have covered it', () => {
    const now = islandCity();
    for (let at = 25; at <= 30; at += 1) {
      const id = `00000000-0000-4000-a000-0000000003${String(at)}`;
      if (at < 30) now.given(aTask({ origin: 'KEY', entity: `E-0${String(at)}` }, id));
    }
    for (const { no } of draws) drawNo(now, no);
    expect(coverageOf(now.facts(), idOf(6))).toMatchObject([
      { stratum: 'S-hotels', due: 10, reached: true },
      { stratum: 'S-pools', due: 6, toDate: [1, 6], reached: false },
    ]);
  });

  it('leave a voided draw out: what it drew is drawn again', () => {
    const now = drawNo(islandCity(), 1, true);
    now.given({
      ...{ type: 'DrawVoided', stream: `draw/${idOf(1)}`, actor: HEAD, cosigners: ['legal/L-1'] },
      data: { cause: 'WRONG_INPUT', reason: '名录有误', proof: ['ab'.repeat(32)] },
    });
    expect(coverageOf(now.facts(), idOf(1))).toEqual([]);
    drawNo(now, 2);
    expect(coverageOf(now.facts(), idOf(2))[0]).toMatchObject({ drawnBefore: 0, drawn: 4, toDate: [4, 24] });
    expect(coverageOf(now.facts(), DRAW)).toEqual([]);
  });

  it('are reached after the last draw whatever the register did meanwhile, and nobody is drawn twice', () => {
    const change = fc.record({
      closed: fc.subarray([3, 9, 14, 20, 26, 29], { maxLength: 3 }),
      opened: fc.nat({ max: 4 }),
    });
    fc.assert(
      fc.property(fc.array(change, { minLength: 6, maxLength: 6 }), (year) => {
        const now = islandCity();
        year.forEach(({ closed, opened }, at) => {
          for (const n of closed)
            now.given(entityChange(`E-0${String(n).padStart(2, '0')}`, { status: 'CLOSED' }));
          for (let n = 0; n < opened; n += 1) now.given(entity(`N-${String(at)}-${String(n)}`));
          drawNo(now, at + 1);
        });
        const drawn = drawnInAll(now);
        expect(new Set(drawn).size).toBe(drawn.length);
        const active = entitiesInEffect(now.facts()).filter(({ status }) => status === 'ACTIVE');
        for (const [subtype, share] of [
          ['PP-HOTEL', 40],
          ['PP-SWIM', 100],
        ] as const) {
          const own = active.filter(({ subtypes }) => subtypes.includes(subtype)).map(({ id }) => id);
          const reached = own.filter((id) => drawn.includes(id)).length;
          expect(reached).toBeGreaterThanOrEqual(Math.ceil((own.length * share) / 100));
        }
      }),
      { numRuns: 12 },
    );
  });
});
