import type { Facts } from '@mingjing/kernel';
import { findById } from '../algorithm/text-order';
import { tasksOfEntity } from '../algorithm/assignment';
import { callReserve, type ReserveCall } from '../algorithm/reserve';
import { drawOf, type DrawState } from './draw-state';
import { recomputeDraw, withTeam, type PooledTask, type RecomputedDraw } from './recompute';
import { pairKey, rowOf, TABLE, type CalledReserve } from './tables';

/** One task as the draw assigned it, before any replacement. */
export interface DrawnTask {
  /** Id of its stream `task/<id>`. */
  readonly task: string;
  readonly entity: string;
  readonly stratum: string;
  readonly field: string;
  readonly lead?: string;
  readonly second?: string;
  readonly substitutes: readonly string[];
}

/** All tasks of an executed draw in task order, then those called from the reserve; none before. */
export function tasksOfDraw(facts: Facts, drawId: string): readonly DrawnTask[] {
  const draw = drawOf(facts, drawId);
  if (draw?.sealed === undefined) return [];
  const drawn = recomputeDraw(facts, draw);
  const calls = reserveCalls(facts, draw.id, drawn);
  return [...drawn.tasks, ...calls.flatMap((call) => tasksOfCall(draw.id, drawn, call))].map((task) => ({
    ...{ task: streamTask(facts, draw, task), entity: task.entity, stratum: task.stratum, field: task.field },
    ...teamOf(task),
    substitutes: task.assignment?.substitutes ?? [],
  }));
}

export function teamOf({
  assignment,
}: PooledTask): { readonly lead: string; readonly second: string } | object {
  return assignment === undefined ? {} : { lead: assignment.lead, second: assignment.second };
}

/** The stream id of a task: that of the list's row where a higher level drew the entity. */
export function streamTask(facts: Facts, { plan }: DrawState, { id, entity }: PooledTask): string {
  if (plan.upstream === undefined) return id;
  return rowOf<string>(facts, TABLE.listTask, pairKey(plan.upstream, entity)) ?? id;
}

/** The calls from the reserve so far, each assigned again by the rule of the draw. */
export function reserveCalls(facts: Facts, drawId: string, drawn: RecomputedDraw): readonly ReserveCall[] {
  const rows = rowOf<readonly CalledReserve[]>(facts, TABLE.reserve, drawId) ?? [];
  return rows.reduce<readonly ReserveCall[]>((calls, { stratum, entity }) => {
    const call = nextCall(facts, drawId, drawn, calls, stratum, (one) => one === entity);
    return call === undefined ? calls : [...calls, call];
  }, []);
}

/** The next that may be called; undefined where there is none. */
export function nextCall(
  facts: Facts,
  drawId: string,
  drawn: RecomputedDraw,
  earlier: readonly ReserveCall[],
  stratum: string,
  mayBeCalled: (entity: string) => boolean,
): ReserveCall | undefined {
  const { pool, seed, result } = drawn;
  const call = callReserve({ drawId, pool, seed, result }, earlier, stratum, facts.sha256, mayBeCalled);
  return call.ok ? call.value : undefined;
}

/** The tasks that a call opens: one, or one for each party. */
export function tasksOfCall(
  drawId: string,
  { pool }: RecomputedDraw,
  call: ReserveCall,
): readonly PooledTask[] {
  const stratum = findById(pool.strata, call.stratum);
  if (stratum === undefined) throw new Error(`The draw ${drawId} has no stratum ${call.stratum}`);
  return tasksOfEntity(drawId, stratum, call.entity).map((task) =>
    withTeam(
      { ...task, stratum: stratum.id },
      call.assignments.find((assignment) => assignment.task === task.id),
    ),
  );
}
