import * as fc from 'fast-check';
import { county, filed, officer } from '../testing/county';
import {
  aCountersignature,
  aDraw,
  committedDraw,
  countersignedDraw,
  DRAW,
  executedDraw,
  frozenDraw,
  TIMES,
  unblindedDraw,
} from '../testing/steps';
import { aClosure } from '../testing/tasks';
import type { Scenario } from '@mingjing/kernel/testing';
import { anyDraw, sha256, valueOf } from '../testing/draws';
import { aReplacement, taskWhere } from '../testing/departures';
import { executeDraw } from '../algorithm/execute-draw';
import { loadOfDraw, loadOfYear, type FieldLoad } from './load-spread';
import { tasksOfDraw } from './drawn-tasks';
import { whatIf, type Qualification } from './what-if';

const gap = (loads: readonly FieldLoad[]): number => {
  const [medical, places] = ['G/medical', 'G/public-places'].map(
    (field) => loads.find((one) => one.field === field)?.mean ?? [0, 1],
  );
  return Math.abs(medical![0] / medical![1] - places![0] / places![1]);
};

describe('the load of a draw', () => {
  it('is shown by field, without a name, once the last side was told', () => {
    expect(loadOfDraw(executedDraw().facts(), DRAW)).toBeUndefined();
    const now = unblindedDraw();
    const tasks = tasksOfDraw(now.facts(), DRAW);
    const loads = loadOfDraw(now.facts(), DRAW) ?? [];
    expect(loads.map(({ field, officers }) => [field, officers])).toEqual([
      ['G/medical', 4],
      ['G/public-places', 5],
    ]);
    const held = (id: string): number =>
      tasks.filter(({ lead, second }) => [lead, second].includes(id)).length;
    const own = ['G-01', 'G-02', 'G-03', 'G-04', 'G-05'].map(held);
    expect(loads[1]).toMatchObject({
      ...{ places: own.reduce((a, b) => a + b, 0), least: Math.min(...own), most: Math.max(...own) },
    });
  });

  it('is summed over the year, replacements included, and tells nothing of a sealed draw', () => {
    const sealed = loadOfYear(executedDraw().facts(), 2026);
    expect(sealed.every(({ places, most }) => places === 0 && most === 0)).toBe(true);
    const now = unblindedDraw();
    expect(loadOfYear(now.facts(), 2026)).toEqual(loadOfDraw(now.facts(), DRAW));
    const held = tasksOfDraw(now.facts(), DRAW).filter(({ second }) => second === 'G-04');
    expect(held.length).toBeGreaterThan(1);
    now.given(...held.slice(0, 4).map(({ task }) => aReplacement(task, 'G-04')));
    expect(loadOfYear(now.facts(), 2026)).not.toEqual(loadOfDraw(now.facts(), DRAW));
    expect(loadOfYear(now.facts(), 2025).every(({ places }) => places === 0)).toBe(true);
  });
});

describe('the load of the year', () => {
  it('tells no place of a sealed draw: not by a replacement between its sides, nor by a call from the reserve', () => {
    const isBlank = (now: Scenario): boolean =>
      loadOfYear(now.facts(), 2026).every(({ places, least, most }) => places + least + most === 0);
    const now = countersignedDraw({ reserve: 'NEXT' }).passTo(TIMES.unblind.officers);
    const { task, lead = '', second = '', substitutes } = taskWhere(now, true);
    now.given(aReplacement(task, second));
    expect(isBlank(now)).toBe(true);
    // Nobody is left for the task: the place is held by no one.
    const unavailable = substitutes.slice(1).map((id) => ({ officer: id, reason: 'ABSENCE' }));
    now.given(aReplacement(task, lead, unavailable.length === 0 ? {} : { unavailable }));
    expect(isBlank(now)).toBe(true);
    const other = tasksOfDraw(now.facts(), DRAW).find((one) => one.task !== task && one.lead !== undefined);
    now.given(aClosure(other?.task ?? '', other?.lead ?? ''));
    expect(now.all('ReserveCalled').length).toBeGreaterThan(0);
    expect(isBlank(now)).toBe(true);
    now.passTo(TIMES.unblind.entity);
    expect(isBlank(now)).toBe(false);
  });
});

describe('what if, before the freeze', () => {
  const asked = (more: readonly Qualification[], now = committedDraw()) => whatIf(now.facts(), DRAW, more);

  it('tells the load of each field as it stands: tasks, officers, places upon them', () => {
    const { trials, asItStands, withThem } = valueOf(asked([]));
    expect(asItStands.map(({ field, tasks, officers }) => [field, tasks, officers])).toEqual([
      ['G/medical', 3, 4],
      ['G/public-places', 15, 5],
    ]);
    // Each place is held by somebody, some of them in both fields.
    expect(asItStands[1]!.places).toBeGreaterThanOrEqual(trials * 15);
    expect(withThem).toEqual(asItStands);
  });

  it('shows how a second field for named officers closes the gap between the pools', () => {
    const now = filed(
      committedDraw().given(
        officer('G-07', { fields: ['G/medical'] }),
        officer('G-08', { fields: ['G/medical'] }),
      ),
    );
    const more = ['G-06', 'G-07', 'G-08'].map((id) => ({ officer: id, field: 'G/public-places' }));
    const { asItStands, withThem } = valueOf(asked(more, now));
    expect(withThem.find(({ field }) => field === 'G/public-places')?.officers).toBe(8);
    expect(gap(withThem)).toBeLessThan(gap(asItStands));
  });

  it('says which of them qualify already, so that nothing changes', () => {
    const held = { officer: 'G-03', field: 'G/public-places' };
    const { asItStands, withThem, already } = valueOf(asked([held]));
    expect([withThem, already]).toEqual([asItStands, [held]]);
    expect(valueOf(asked([{ ...held, field: 'G/medical' }])).already).toBeUndefined();
  });

  it('changes nothing and is no forecast: the real seed is made of secrets', () => {
    const now = committedDraw();
    const before = now.events.length;
    expect(valueOf(asked([], now))).toEqual(valueOf(asked([], now)));
    expect(now.events).toHaveLength(before);
  });

  it.each<[string, readonly Qualification[]]>([
    ['officer-not-eligible', [{ officer: 'G-99', field: 'G/medical' }]],
    ['field-not-drawn', [{ officer: 'G-03', field: 'G/radiation' }]],
  ])('is refused with %s for %j', (code, more) => {
    expect(asked(more)).toMatchObject({ ok: false, rejection: { code } });
  });

  it('tells nothing of who holds places in a draw of the year that is sealed', () => {
    const next = aDraw({ no: 2, kind: 'DAILY' }, 'GQ-2026-2');
    const sealed = executedDraw().given(next);
    expect(whatIf(sealed.facts(), 'GQ-2026-2', [])).toMatchObject({
      rejection: { code: 'earlier-draw-sealed' },
    });
    const told = executedDraw().given(next);
    told.given(aCountersignature(told)).passTo(TIMES.unblind.entity);
    expect(whatIf(told.facts(), 'GQ-2026-2', [])).toMatchObject({ ok: true });
  });

  it('is asked of a planned draw, and only until its register is frozen', () => {
    expect(whatIf(county().facts(), DRAW, [])).toMatchObject({ rejection: { code: 'draw-unknown' } });
    expect(whatIf(frozenDraw().facts(), DRAW, [])).toMatchObject({
      rejection: { code: 'register-already-frozen' },
    });
    expect(whatIf(county().given(aDraw()).facts(), DRAW, [])).toMatchObject({ ok: true });
  });
});

describe('the balance of officers', () => {
  it('never gives a place to somebody while one as free as he by two stood ready for it', () => {
    fc.assert(
      fc.property(anyDraw, (input) => {
        const drawn = executeDraw(input, sha256);
        if (!drawn.ok) return;
        const loads = new Map(input.officers.map(({ id, load }) => [id, load]));
        const fieldOf = new Map(
          input.strata.flatMap((stratum) =>
            'field' in stratum ? [[stratum.id, stratum.field] as const] : [],
          ),
        );
        const stratumOf = new Map(input.entities.map(({ id, stratum }) => [id, stratum]));
        for (const { task, lead, second } of drawn.value.result.assignments) {
          const entity = task.slice(input.drawId.length + 1);
          const field = fieldOf.get(stratumOf.get(entity) ?? '');
          const banned = input.conflicts.filter((one) => one.entity === entity).map((one) => one.officer);
          const eligible = input.officers.filter(
            ({ id, fields }) => field !== undefined && fields.includes(field) && !banned.includes(id),
          );
          const least = Math.min(...eligible.map(({ id }) => loads.get(id) ?? 0));
          const inBand = eligible.filter(({ id }) => (loads.get(id) ?? 0) <= least + 1);
          // Whoever is above the band serves only where the band had nobody else for the place.
          if (
            field !== undefined &&
            inBand.filter(({ canLead }) => canLead).length >= 1 &&
            inBand.length >= 2
          ) {
            expect([lead, second].every((id) => inBand.some((one) => one.id === id))).toBe(true);
          }
          for (const id of [lead, second]) loads.set(id, (loads.get(id) ?? 0) + 1);
        }
      }),
      { numRuns: 300 },
    );
  });
});
