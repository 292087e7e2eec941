import { HEAD, ORGANISER, REGISTRAR } from '../county/people';
import { dayOf, MINUTE } from '../story/moments';
import type { AssignedTask } from '../story/reading';
import type { Act, Step } from '../story/step';
import { officerActor, sitting, type Story } from '../story/story';

/** Of all places of a draw (domain handbook, §5.12: 4 to 9 %). */
const SHARES: readonly [least: number, most: number] = [0.04, 0.09];
/** Share of departures for a conflict that shows only now, which the head decides on. */
const RECUSALS = 0.35;
/** Of the others: who is absent, as the register says; the rest are needed elsewhere, as the head signs. */
const ABSENCES = 0.5;

interface Departure {
  readonly task: string;
  readonly officer: string;
  readonly reason: 'RECUSAL' | 'ABSENCE' | 'DUTY_ELSEWHERE';
}

/** Who cannot go says so before any visit; who comes instead follows from the draw, nobody picks. */
export function replacements(
  story: Story,
  draw: string,
  tasks: readonly AssignedTask[],
  moment: number,
): readonly Step[] {
  const departures = departuresOf(story, draw, tasks, moment);
  const recused = departures.filter(({ reason }) => reason === 'RECUSAL');
  const absent = departures.filter(({ reason }) => reason === 'ABSENCE');
  story.truth.count('places', 2 * tasks.length);
  story.truth.count('replaced', departures.length);
  return [
    ...recused.map((one) => sitting(moment, officerActor(one.officer), [requested(story, one, moment)])),
    ...together(moment + 20 * MINUTE, HEAD, recused, (one, at) => granted(story, one, at)),
    ...together(moment + 20 * MINUTE, REGISTRAR, absent, (one, at) => recorded(story, one, at)),
    ...together(moment + 40 * MINUTE, ORGANISER, departures, (one, at) => left(story, one, at)),
  ];
}

/** One sitting for all of them, and none for nobody. */
function together(
  moment: number,
  actor: string,
  departures: readonly Departure[],
  actOf: (departure: Departure, moment: number) => Act,
): readonly Step[] {
  if (departures.length === 0) return [];
  return [
    sitting(
      moment,
      actor,
      departures.map((one) => actOf(one, moment)),
    ),
  ];
}

function departuresOf(
  story: Story,
  draw: string,
  tasks: readonly AssignedTask[],
  moment: number,
): readonly Departure[] {
  const chance = story.chance.of('replacements', draw);
  const share = SHARES[0] + (SHARES[1] - SHARES[0]) * chance.unit();
  const assigned = tasks.filter(({ lead, second }) => lead !== undefined && second !== undefined);
  return chance
    .shuffled(assigned)
    .slice(0, Math.floor(share * 2 * assigned.length))
    .map(({ task, lead, second }) => {
      const officer = (chance.happens(0.5) ? lead : second) ?? '';
      if (chance.happens(RECUSALS)) return { task, officer, reason: 'RECUSAL' };
      const isAbsent = chance.happens(ABSENCES) && !story.roster.isNamed(officer, moment);
      if (isAbsent) story.roster.stayAway(officer, moment);
      return { task, officer, reason: isAbsent ? 'ABSENCE' : 'DUTY_ELSEWHERE' };
    });
}

function requested(story: Story, { task, officer }: Departure, moment: number): Act {
  const personal = { reason: `样例回避：${officer}与${task}有亲属关系` };
  const data = { officer, ground: 'DIRECT_INTEREST' };
  return story.act('RecusalRequested', `task/${task}`, moment, data, { personal });
}

function granted(story: Story, { task, officer }: Departure, moment: number): Act {
  const request = story.ids.uuid('act', 'RecusalRequested', `task/${task}`, '');
  const data = { request, officer, granted: true, ground: 'DIRECT_INTEREST' };
  return story.act('RecusalDecided', `task/${task}`, moment, data);
}

function recorded(story: Story, { task, officer }: Departure, moment: number): Act {
  const day = dayOf(moment);
  const data = { from: day, to: day };
  return story.act('AbsenceRecorded', `officer/${officer}`, moment, data, { occasion: task });
}

function left(story: Story, { task, officer, reason }: Departure, moment: number): Act {
  const stream = `task/${task}`;
  const data = { out: officer, reason };
  switch (reason) {
    case 'RECUSAL': {
      const cause = story.ids.uuid('act', 'RecusalDecided', stream, '');
      return story.act('ReplacementRequested', stream, moment, data, { cause });
    }
    case 'ABSENCE': {
      const cause = story.ids.uuid('act', 'AbsenceRecorded', `officer/${officer}`, task);
      return story.act('ReplacementRequested', stream, moment, data, { cause });
    }
    case 'DUTY_ELSEWHERE':
      return story.act('ReplacementRequested', stream, moment, data, { cosigners: [HEAD] });
    default:
      return unknownReason(reason);
  }
}

function unknownReason(reason: never): never {
  throw new Error(`Nobody leaves a task for ${String(reason)}`);
}
