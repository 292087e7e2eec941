import type { Fate, PenaltyFate } from '../musts/fate';
import type { Plot } from '../musts/found';
import type { Story } from '../story/story';
import type { Casting } from '../visits/plan-visits';
import type { Script, TaskToVisit } from '../visits/visit';

/** Everything in time: ordered at once, rechecked after the date. */
const IN_TIME: Fate = {
  answeredLate: false,
  orderDelay: 0,
  order: {
    kind: 'BY_DATE',
    period: 15,
    extended: false,
    withdrawn: 'NONE',
    recheck: 'IN_TIME',
    fails: false,
  },
};

export const PLAIN_PENALTY: PenaltyFate = {
  outcome: 'GENERAL',
  filedLate: false,
  decidedLate: false,
  reviewReturned: false,
  discussed: false,
  hearing: false,
  annulled: false,
};

interface DrawnStory {
  readonly label: string;
  readonly says: string;
  readonly plan: string;
  readonly subtype: string;
  readonly script: Script;
  readonly plot: Plot;
}

/** Stories of the domain handbook, §5.13, that befall whoever is drawn first of a trade. */
const DRAWN: readonly DrawnStory[] = [
  {
    label: 'D1',
    says: 'The swimming pool: the water test fails; order, recheck, penalty of 3,500 yuan, published in seven working days',
    plan: 'G-2026-CITY-',
    subtype: 'PP-SWIM',
    script: { found: [], samples: 3, prompt: true },
    plot: {
      ...{ label: 'D1', fate: IN_TIME, penalty: PLAIN_PENALTY },
      ...{ sample: 'PP-02', reached: true, fineYuan: 3500 },
    },
  },
  {
    label: 'D8',
    says: 'First violation, corrected: educated, and lawfully waived by the head',
    plan: 'G-2026-',
    subtype: 'PP-HAIR',
    script: { found: ['PP-03'], samples: 0, prompt: true },
    plot: { label: 'D8', fate: IN_TIME, penalty: { ...PLAIN_PENALTY, outcome: 'WAIVED' }, reached: true },
  },
];

/** Each story befalls the first task that fits it. */
export function storyCasting(story: Story): Casting {
  return (task) => {
    const cast = DRAWN.find((one) => fits(story, one, task));
    if (cast === undefined) return undefined;
    label(story, cast, [task]);
    return { script: cast.script, plot: cast.plot };
  };
}

function fits(story: Story, { label, plan, subtype }: DrawnStory, { task, entity }: TaskToVisit): boolean {
  const ofPlan = task.startsWith(plan) && (plan.includes('CITY') || !task.includes('CITY'));
  return ofPlan && story.truth.labelled(label) === undefined && story.entity(entity).subtype === subtype;
}

export function label(
  story: Story,
  told: { readonly label: string; readonly says: string },
  tasks: readonly Pick<TaskToVisit, 'task' | 'entity'>[],
): void {
  const { label: name, says } = told;
  const entity = tasks[0]?.entity ?? '';
  story.truth.label({ story: name, says, entity, tasks: tasks.map(({ task }) => task) });
}
