import { planOf, plannedDraw } from '@mingjing/checklist/contracts';
import { chinaDay, type Facts } from '@mingjing/kernel';
import type { DrawPlanned } from '../payloads/draw-planned';
import { taskOf, type TaskState } from './assignment';
import { tasksOfCover } from './cover-rows';
import { drawOf } from './draw-state';
import type { Cover, CoverMoment } from './tables';

type CoveredMeans = NonNullable<DrawPlanned['coveredMeans']>;

/**
 * Whether on a day an entity was covered in the law's sense (E18): visited or reported, or its task was
 * open and not overdue. A task that is closed without a visit, or that nobody comes for, spares nobody; nor
 * does a visit in which nobody inspected, where the plan says so.
 */
export function coverStands(
  cover: Cover,
  entity: string,
  day: string,
  means: CoveredMeans,
  facts: Facts,
): boolean {
  if (!hasBegun(cover, day, facts) || hasEnded(cover, day)) return false;
  const tasks = tasksOf(cover, entity, facts);
  const isDue = day <= dueOf(cover, tasks, facts);
  switch (means) {
    case 'VISITED_OR_PENDING':
      return tasks.some(isVisited) || isDue;
    case 'INSPECTED_OR_PENDING':
      return tasks.some(isInspected) || (isDue && (cover.ended !== undefined || isPending(tasks)));
    default:
      return unknownMeaning(means);
  }
}

/** The last entry by which an entity came under a cover or out of it after that day, where there is one. */
export function lastCoverMove(covers: readonly Cover[], day: string, facts: Facts): number | undefined {
  const entries = covers
    .flatMap((cover) => [sinceOf(cover, facts), cover.ended])
    .filter((moment) => moment !== undefined)
    .filter((moment) => moment.day > day)
    .map(({ entry }) => entry);
  return entries.length === 0 ? undefined : Math.max(...entries);
}

function hasBegun(cover: Cover, day: string, facts: Facts): boolean {
  const since = sinceOf(cover, facts);
  return since === undefined || since.day <= day;
}

function hasEnded({ ended }: Cover, day: string): boolean {
  return ended !== undefined && ended.day <= day;
}

function sinceOf({ since, source }: Cover, facts: Facts): CoverMoment | undefined {
  if (since !== undefined) return since;
  const sealed = drawOf(facts, source)?.sealed;
  return sealed && { entry: sealed.index, day: chinaDay(sealed.recordedAt) };
}

function tasksOf({ plan, source }: Cover, entity: string, facts: Facts): readonly TaskState[] {
  const ids = plan === undefined ? [source] : tasksOfCover(source, entity, facts);
  return ids.map((id) => taskOf(facts, id)).filter((task) => task !== undefined);
}

function isVisited({ visit, reported }: TaskState): boolean {
  return visit !== undefined || reported !== undefined;
}

const INSPECTED: readonly string[] = ['NORMAL', 'ORDERED', 'CASE_OPENED', 'TRANSFERRED'];

/** A receipt of the level above is one for the visit: what was closed without one was inspected by nobody. */
function isInspected({ result = '', reported, closed, visit }: TaskState): boolean {
  if (visit === 'FINISHED') return INSPECTED.includes(result);
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
