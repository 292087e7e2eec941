import * as fc from 'fast-check';
import { anyDraw, sha256, valueOf } from '../testing/draws';
import { tasksOf, type Task } from './assignment';
import type { DrawInput, DrawResult } from './draw-types';
import { executeDraw } from './execute-draw';
import { freezePool } from './frozen-pool';
import { loadsAfter } from './reserve';
import { pickTeam, type Candidate } from './team';

function candidates(...described: readonly string[]): readonly Candidate[] {
  return described.map((text, position) => ({
    position,
    canLead: text.startsWith('L'),
    load: Number(text.slice(1)),
  }));
}

/** Positions in ticket order: lead, second, substitutes. */
function team(...described: readonly string[]): readonly unknown[] | null {
  const picked = pickTeam(candidates(...described));
  if (picked === null) return null;
  return [picked.lead.position, picked.second.position, picked.substitutes.map(({ position }) => position)];
}

describe('a team (L = can lead, number = load, in ticket order)', () => {
  it.each([
    ['the first who can lead leads', ['o0', 'L0', 'o0'], [1, 0, [2]]],
    ['the band goes before the ticket', ['L9', 'o9', 'L1', 'o0'], [2, 3, [0, 1]]],
    ['one above the smallest load is still in the band', ['L1', 'o1', 'L0'], [0, 1, [2]]],
    ['a lead from outside the band, where the band has none', ['o0', 'L5', 'o1'], [1, 0, [2]]],
    ['a second from outside, where the band is one man', ['L5', 'L0'], [1, 0, []]],
    ['the substitutes stand in ticket order', ['L9', 'L0', 'o8', 'o0', 'L7'], [1, 3, [0, 2, 4]]],
  ])('%s', (_rule, described, expected) => {
    expect(team(...described)).toEqual(expected);
  });

  it('has at most eight substitutes', () => {
    expect(team(...Array.from({ length: 12 }, () => 'L0'))).toEqual([0, 1, [2, 3, 4, 5, 6, 7, 8, 9]]);
  });

  it.each([[[]], [['L0']], [['o0', 'o0', 'o0']]])('cannot be made of %j', (described) => {
    expect(team(...described)).toBeNull();
  });
});

interface Drawn {
  readonly input: DrawInput;
  readonly result: DrawResult;
  readonly tasks: ReadonlyMap<string, Task>;
}

function forAnyDraw(law: (drawn: Drawn) => void): void {
  const property = fc.property(anyDraw, (input) => {
    const pool = valueOf(freezePool(input));
    const { result } = valueOf(executeDraw(input, sha256));
    const tasks = new Map([...tasksOf(input.drawId, pool, result.strata)].map((task) => [task.id, task]));
    law({ input, result, tasks });
  });
  fc.assert(property, { numRuns: 250 });
}

describe('an assignment', () => {
  it('sends nobody to an entity with which he has a declared conflict, nor outside his field', () => {
    forAnyDraw(({ input, result, tasks }) => {
      for (const { task, lead, second, substitutes } of result.assignments) {
        const { entity, field } = tasks.get(task)!;
        for (const id of [lead, second, ...substitutes]) {
          expect(input.officers.find((officer) => officer.id === id)!.fields).toContain(field);
          expect(input.conflicts).not.toContainEqual({ entity, officer: id });
        }
      }
    });
  });

  it('gives each task two different officers, the lead able to lead, none of them a substitute', () => {
    forAnyDraw(({ input, result }) => {
      const leaders = input.officers.filter(({ canLead }) => canLead).map(({ id }) => id);
      for (const { lead, second, substitutes } of result.assignments) {
        expect(leaders).toContain(lead);
        expect(new Set([lead, second, ...substitutes]).size).toBe(2 + substitutes.length);
      }
    });
  });

  it('settles every task once, in task order', () => {
    forAnyDraw(({ result, tasks }) => {
      const order = [...tasks.keys()];
      const assigned = result.assignments.map(({ task }) => task);
      expect([...assigned, ...result.unassigned].sort()).toEqual([...order].sort());
      expect(assigned).toEqual(order.filter((task) => assigned.includes(task)));
      expect(result.unassigned).toEqual(order.filter((task) => result.unassigned.includes(task)));
    });
  });

  it('leaves a task unassigned only where two with a leader were not to be had', () => {
    forAnyDraw(({ input, result, tasks }) => {
      for (const id of result.unassigned) {
        const { entity, field } = tasks.get(id)!;
        const eligible = input.officers.filter(
          ({ id: officer, fields }) =>
            fields.includes(field) &&
            !input.conflicts.some((pair) => pair.entity === entity && pair.officer === officer),
        );
        expect(eligible.length < 2 || eligible.every(({ canLead }) => !canLead)).toBe(true);
      }
    });
  });

  it('raises the load by one for each place', () => {
    forAnyDraw(({ input, result }) => {
      const before = input.officers.reduce((sum, { load }) => sum + load, 0);
      const after = loadsAfter(valueOf(freezePool(input)), [result]).reduce((sum, load) => sum + load, 0);
      expect(after - before).toBe(2 * result.assignments.length);
    });
  });
});
