import { planOf, plannedDraw } from '@mingjing/checklist/contracts';
import type { Facts } from '@mingjing/kernel';
import type { DrawPlanned } from '../payloads/draw-planned';
import { isInspection, taskOf, type TaskState } from './assignment';
import { tasksOfCover } from './cover-rows';
import { drawOf } from './draw-state';
import { momentOf, type Moment } from './moments';
import type { Cover } from './tables';

/** What a draw's plan says of covers, and of how they are looked back at. */
interface Rule {
  readonly coveredMeans: NonNullable<DrawPlanned['coveredMeans']>;
  readonly bandAlarm: DrawPlanned['bandAlarm'] | undefined;
}

/**
 * Whether on a day an entity was covered in the law's sense (E18): visited or reported, or its task was
 * open and not overdue. A task that is closed without a visit, or that nobody comes for, spares nobody; nor
 * does a visit in which nobody inspected, where the plan says so.
 */
export function coverStands(cover: Cover, entity: string, day: string, rule: Rule, facts: Facts): boolean {
  if (!hasBegun(cover, day, facts) || hasEnded(cover, day)) return false;
  const now = tasksOf(cover, entity, facts);
  const tasks = rule.bandAlarm === 'DAY_BY_DAY' ? now.map((task) => asOf(task, day)) : now;
  const isDue = day <= dueOf(cover, tasks, facts);
  switch (rule.coveredMeans) {
    case 'VISITED_OR_PENDING':
      return tasks.some(isVisited) || isDue;
    case 'INSPECTED_OR_PENDING':
      return tasks.some(isInspected) || (isDue && (cover.ended !== undefined || isPending(tasks)));
    default:
      return unknownMeaning(rule.coveredMeans);
  }
}

/** When an entity came under a cover and out of it. */
export function coverMoments(cover: Cover, facts: Facts): readonly Moment[] {
  return [sinceOf(cover, facts), cover.ended].filter((moment) => moment !== undefined);
}

/** When the visits under a cover ended or were reported: one that came to nothing ends the cover as well. */
export function visitMoments(cover: Cover, entity: string, facts: Facts): readonly Moment[] {
  return tasksOf(cover, entity, facts)
    .flatMap(({ moments = {} }) => [moments.finished, moments.reported])
    .filter((moment) => moment !== undefined);
}

/** What was known of a task on a day; that a visit had begun is no cover in itself. */
function asOf(task: TaskState, day: string): TaskState {
  const { visit, result, closed, reported, moments = {}, ...rest } = task;
  const had = (moment: Moment | undefined): boolean => moment !== undefined && moment.day <= day;
  return {
    ...rest,
    ...(had(moments.finished) ? { visit, result } : {}),
    ...(had(moments.closed) ? { closed } : {}),
    ...(had(moments.reported) ? { reported } : {}),
  };
}

function hasBegun(cover: Cover, day: string, facts: Facts): boolean {
  const since = sinceOf(cover, facts);
  return since === undefined || since.day <= day;
}

function hasEnded({ ended }: Cover, day: string): boolean {
  return ended !== undefined && ended.day <= day;
}

function sinceOf({ since, source }: Cover, facts: Facts): Moment | undefined {
  if (since !== undefined) return since;
  const sealed = drawOf(facts, source)?.sealed;
  return sealed && momentOf(sealed);
}

function tasksOf({ plan, source }: Cover, entity: string, facts: Facts): readonly TaskState[] {
  const ids = plan === undefined ? [source] : tasksOfCover(source, entity, facts);
  return ids.map((id) => taskOf(facts, id)).filter((task) => task !== undefined);
}

function isVisited({ visit, reported }: TaskState): boolean {
  return visit !== undefined || reported !== undefined;
}

/** A receipt of the level above is one for the visit: what was closed without one was inspected by nobody. */
function isInspected({ result = '', reported, closed, visit }: TaskState): boolean {
  if (visit === 'FINISHED') return isInspection(result);
  return reported !== undefined && closed === undefined;
}

/** Before a draw is unblinded no task of it is known: somebody is still to come. */
function isPending(tasks: readonly TaskState[]): boolean {
  return (
    tasks.length === 0 || tasks.some(({ closed, visit }) => closed === undefined && visit !== 'FINISHED')
  );
}

/** Of a drawn task: the last day of its draw in the plan. */
function dueOf({ plan = '', source }: Cover, tasks: readonly TaskState[], facts: Facts): string {
  const foreseen = planOf(facts, plan);
  const no = drawOf(facts, source)?.plan.no;
  const period = foreseen && no !== undefined ? plannedDraw(foreseen, no) : undefined;
  return tasks.find(({ due }) => due !== undefined)?.due ?? period?.to ?? '';
}

function unknownMeaning(means: never): never {
  throw new Error(`No plan takes ${String(means)} for covered`);
}
