import { HOUR, workingDay } from '../story/moments';
import type { AssignedTask } from '../story/reading';
import type { Step } from '../story/step';
import type { Story } from '../story/story';
import { CITY_DRAWS, CITY_PLAN, COUNTY_DRAWS, COUNTY_PLAN } from '../opening/plans';
import { planVisits, type Casting } from '../visits/plan-visits';
import type { TaskToVisit } from '../visits/visit';
import { courseOf, type Draw } from './draw-course';
import { designateMissing } from './designate';
import { replacements } from './replacements';
import { cityStrata, dailyStrata, keyStrata } from './strata';

/** Share of tasks of the county's and the city's own draws that are closed without a visit. */
const CLOSURES = 0.05;

/** All draws of the year: four daily ones, two key ones, six of the city's plan. */
export function yearOfDraws(story: Story, casting: Casting): readonly Step[] {
  return drawsOf(story).flatMap((one) => {
    const { to, ...draw } = one;
    return courseOf(story, draw, (tasks, moment) => afterUnblinding(story, draw, to, casting, tasks, moment));
  });
}

/** Ids of all draws of the year. */
export function drawIds(story: Story): readonly string[] {
  return drawsOf(story).map(({ id }) => id);
}

function drawsOf(story: Story): readonly (Draw & { readonly to: string })[] {
  let key = 0;
  const county = COUNTY_DRAWS.map(({ no, kind, from, to }) => ({
    ...{ id: `G-2026-${String(no)}`, plan: COUNTY_PLAN, no, kind, day: from, to },
    strata: kind === 'KEY' ? keyStrata(story, key++) : dailyStrata(story),
  }));
  const city = CITY_DRAWS.map(({ no, kind, from, to }, round) => ({
    ...{ id: `G-2026-CITY-${String(no)}`, plan: CITY_PLAN, no, kind, day: from, to },
    strata: cityStrata(round),
  }));
  return [...county, ...city];
}

/** Departures first; then the ledger is asked again who goes where, and the visits are planned. */
function afterUnblinding(
  story: Story,
  draw: Draw,
  to: string,
  casting: Casting,
  tasks: readonly AssignedTask[],
  moment: number,
): readonly Step[] {
  const left = replacements(story, draw.id, byTask(tasks), moment + HOUR);
  return [
    ...left,
    {
      kind: 'question',
      at: moment + 3 * HOUR,
      ask: async (ledger) => {
        const final = byTask(await ledger.tasksOf(draw.id));
        const window = { from: workingDay(draw.day, 4), to, closures: CLOSURES };
        const designated = designateMissing(story, final, moment + 4 * HOUR);
        story.truth.count(`drawn ${draw.kind}`, final.length);
        const toVisit = [...final.flatMap(withOfficers), ...designated.tasks];
        return [...designated.steps, ...planVisits(story, toVisit, window, casting)];
      },
    },
  ];
}

/** In an order of our own: that of the answer is the ledger's to choose. */
function byTask(tasks: readonly AssignedTask[]): readonly AssignedTask[] {
  return [...tasks].sort((a, b) => (a.task < b.task ? -1 : 1));
}

function withOfficers({ task, entity, lead, second }: AssignedTask): readonly TaskToVisit[] {
  return lead === undefined || second === undefined ? [] : [{ task, entity, lead, second, origin: 'DRAW' }];
}
