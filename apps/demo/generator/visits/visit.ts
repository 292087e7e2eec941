import type { Chance } from '../chance/chance';
import { itemsFor, type Item } from '../county/checklist-items';
import { categoryOf } from '../county/categories';
import { isImmediateGate, OF_FAMILY, violation, type Violation } from '../county/violations';
import { RATES } from '../musts/rates';
import { MINUTE } from '../story/moments';
import { officerActor, type Story } from '../story/story';

/** A task whose two officers are known. */
export interface TaskToVisit {
  readonly task: string;
  readonly entity: string;
  /** Ids of the register. */
  readonly lead: string;
  readonly second: string;
  readonly origin: string;
}

/** A failure, on the spot or in the laboratory: the id of its statement is that of the finding. */
export interface Trace {
  readonly finding: string;
  readonly item: string;
  readonly violation: Violation;
}

export interface Answer {
  readonly item: Item;
  readonly trace?: Trace;
}

/** A visit as it will go. Moments in milliseconds. */
export interface Visit extends TaskToVisit {
  readonly chance: Chance;
  readonly start: number;
  readonly end: number;
  readonly answers: readonly Answer[];
  readonly traces: readonly Trace[];
  readonly evidence: number;
  readonly samples: number;
  readonly leadActor: string;
  readonly secondActor: string;
  readonly prompt: boolean;
}

/** Overrides of chance, for a story that must go as it is told. */
export interface Script {
  /** Violations found, by code; an empty list is a clean visit. */
  readonly found?: readonly string[];
  readonly samples?: number;
  /** Entered the same day. */
  readonly prompt?: boolean;
}

export function visitOf(story: Story, task: TaskToVisit, start: number, script: Script = {}): Visit {
  const chance = story.chance.of('visit', task.task);
  const answers = answersOf(story, task, chance, script);
  const sampled = chance.happens(RATES.samples) ? 3 : 0;
  return {
    ...task,
    chance,
    start,
    end: start + chance.whole(45, 85) * MINUTE,
    answers,
    traces: answers.flatMap(({ trace }) => trace ?? []),
    evidence: chance.whole(2, 4),
    samples: script.samples ?? sampled,
    leadActor: officerActor(task.lead),
    secondActor: officerActor(task.second),
    prompt: script.prompt ?? false,
  };
}

function answersOf(story: Story, task: TaskToVisit, chance: Chance, script: Script): readonly Answer[] {
  const items = itemsFor(story.entity(task.entity).category);
  const further = chance.shuffled(items.filter((item) => !item.mandatory)).slice(0, chance.whole(0, 5));
  const asked = items.filter((item) => item.mandatory || further.includes(item));
  const found = script.found ?? violationsOf(story, task, chance);
  const failing = [...asked].filter((item) => item.violation !== undefined).slice(0, found.length);
  return asked.map((item) => {
    const code = found[failing.indexOf(item)];
    if (code === undefined) return { item };
    const finding = story.ids.uuid('act', 'ItemAnswered', `task/${task.task}`, item.code);
    return { item, trace: { finding, item: item.code, violation: violation(code) } };
  });
}

/** A visit to a bad place finds one thing, or more: geometric. Some officers find more than others. */
function violationsOf(
  story: Story,
  { entity, lead, origin }: TaskToVisit,
  chance: Chance,
): readonly string[] {
  const { violationRate, family } = categoryOf(story.entity(entity).category);
  const complained = origin === 'COMPLAINT' ? 1.5 : 1;
  const bad = chance.happens(Math.min(0.95, violationRate * complained * story.officer(lead).strictness));
  if (!bad) return [];
  const { atOnce, afterOrder, afterOrderShare } = OF_FAMILY[family];
  const found: string[] = [];
  do {
    found.push(chance.one(chance.happens(afterOrderShare) ? afterOrder : atOnce));
  } while (found.length < 5 && chance.happens(1 - 1 / RATES.tracesPerBadVisit));
  return found;
}

/** For roll-ups and rates: whether a penalty may follow at once. */
export function atOnce({ violation: { gate } }: Trace): boolean {
  return isImmediateGate(gate);
}
