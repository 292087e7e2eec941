import { addDays } from '@mingjing/kernel';
import { CATEGORIES, type Category } from '../county/categories';
import { entityId, generateEntity } from '../county/entities';
import type { Entity } from '../county/entity';
import { CLERK, REGISTRAR } from '../county/people';
import { scaled } from '../county/sizes';
import { at, dayOf, HOUR, laterBy, workingDay, workingDays } from '../story/moments';
import type { Step } from '../story/step';
import { sitting, type Story } from '../story/story';
import { entityRegistered } from './entity-registered';
import { addTasks } from '../tasks/added-task';
import { planVisits } from '../visits/plan-visits';
import { visitEnds } from '../visits/visit-ends';

/** New places in the year: four of a hundred, with the closures 6 to 9 of a hundred in all. */
const BIRTHS = 70;
/** Of them licensed on their word, and so owed a first check within rule T-41. */
const FIRST_CHECKS = 24;
/** Days between the licence and the register: log-normal, mean twelve. */
const UPDATE_MEDIAN_DAYS = 9;
const FIRST_CHECK_DAYS = 30;

/** Places that open during the year, entered late as registers are, and the first checks that they are owed. */
export function births(story: Story): readonly Step[] {
  const chance = story.chance.of('births');
  const licensed = CATEGORIES.filter(({ licence }) => licence !== undefined);
  const days = workingDays('2026-01-12', '2026-10-30');
  const owed = scaled(FIRST_CHECKS, story.scale);
  const number = story.county.entities.length;
  return Array.from({ length: scaled(BIRTHS, story.scale) }, (_, i) => {
    const category = chance.one(licensed);
    const entity = newEntity(story, category, entityId(number + i + 1), chance.one(days), i < owed);
    story.enter(entity);
    const registered = register(story, entity);
    return i < owed ? [...registered.steps, ...firstCheck(story, entity, registered.at)] : registered.steps;
  }).flat();
}

function newEntity(story: Story, category: Category, id: string, issued: string, onWord: boolean): Entity {
  const chance = story.chance.of('birth', id);
  const subtype = chance.one(Object.keys(category.subtypes));
  const entity = generateEntity(chance, id, category, subtype, issued);
  const licence = entity.licence;
  if (licence === undefined) return entity;
  const mode = onWord ? 'COMMITMENT' : 'ORDINARY';
  return { ...entity, licence: { ...licence, issued, validTo: addDays(issued, 4 * 365), mode } };
}

function register(story: Story, entity: Entity): { readonly at: number; readonly steps: readonly Step[] } {
  const issued = entity.licence?.issued ?? '2026-01-12';
  const days = Math.round(UPDATE_MEDIAN_DAYS * Math.exp(0.75 * story.chance.of('late', entity.id).normal()));
  const moment = laterBy(at(issued, '10:00'), Math.min(Math.max(days, 1), 14));
  const act = entityRegistered(story, entity, at(issued, '10:00'));
  return { at: moment, steps: [sitting(moment, REGISTRAR, [act])] };
}

/** Granted on the holder's word: the obligation is opened with the entry and met by the visit. */
function firstCheck(story: Story, { id, licence }: Entity, registeredAt: number): readonly Step[] {
  const due = workingDay(addDays(licence?.issued ?? dayOf(registeredAt), FIRST_CHECK_DAYS), 0);
  const obligation = `obligation/${story.ids.uuid('obligation', id)}`;
  const opened = story.act('ObligationOpened', obligation, registeredAt + HOUR, {
    ...{ kind: 'LICENCE_FIRST_CHECK', entity: id, due, rule: 'T-41' },
  });
  const task = story.ids.uuid('task', 'first-check', id);
  const added = [{ task, entity: id, origin: 'LICENCE_FIRST_CHECK', due }];
  const { steps, tasks } = addTasks(story, added, registeredAt + 2 * HOUR);
  const from = workingDay(dayOf(registeredAt), 2);
  const visits = planVisits(story, tasks, { from, to: addDays(from, 6), closures: 0 });
  const moment = laterBy(visitEnds(visits), 1);
  story.truth.count('tasks LICENCE_FIRST_CHECK');
  return [
    sitting(registeredAt + HOUR, CLERK, [opened]),
    ...steps,
    ...visits,
    sitting(moment, CLERK, [story.act('ObligationMet', obligation, moment, { task })]),
  ];
}
