import { addDays } from '@mingjing/kernel';
import { categoryOf } from '../county/categories';
import type { Plot } from '../musts/found';
import { daysBetween } from '../story/days';
import type { Step } from '../story/step';
import type { Story } from '../story/story';
import { closeTask } from './close-task';
import { makeVisit } from './make-visit';
import { visitOf, type Script, type TaskToVisit } from './visit';

export interface Window {
  /** First and last day on which the visits begin. */
  readonly from: string;
  readonly to: string;
  /** Share of tasks that are closed without a visit. */
  readonly closures: number;
}

/** A story that takes the place of chance for one task. */
export type Casting = (task: TaskToVisit) => { readonly script: Script; readonly plot: Plot } | undefined;

/** Spreads the visits over their window, each when both of its officers are free. */
export function planVisits(
  story: Story,
  tasks: readonly TaskToVisit[],
  window: Window,
  casting: Casting = () => undefined,
): readonly Step[] {
  const days = daysBetween(window.from, window.to);
  const wishes = tasks
    .map((task) => ({ task, wish: story.chance.of('when', task.task).whole(0, days) }))
    .sort((a, b) => a.wish - b.wish);
  return wishes.flatMap(({ task, wish }) => {
    const cast = casting(task);
    const day = addDays(window.from, cast === undefined ? wish : Math.min(wish, 20));
    const closes = story.chance.of('closes', task.task).happens(window.closures);
    if (cast === undefined && closes && categoryOf(story.entity(task.entity).category).code !== 'UN') {
      return closeTask(story, task, day);
    }
    const skew = story.chance.of('skew', task.task).whole(0, 12);
    const start = story.diary.book([task.lead, task.second], day, skew);
    return makeVisit(story, visitOf(story, task, start, cast?.script), cast?.plot);
  });
}
