import { HEAD, ORGANISER } from '../county/people';
import { MINUTE } from '../story/moments';
import type { AssignedTask } from '../story/reading';
import type { Act, Step } from '../story/step';
import { officerActor, sitting, type Story } from '../story/story';

/** Of all places of a draw (domain handbook, §5.12: 4 to 9 %). */
const SHARES: readonly [least: number, most: number] = [0.04, 0.09];
/** Share of departures for a conflict that shows only now, which the head decides on. */
const RECUSALS = 0.35;
const REASONS = ['ABSENCE', 'DUTY_ELSEWHERE'] as const;

interface Departure {
  readonly task: string;
  readonly officer: string;
  readonly recused: boolean;
  readonly reason: string;
}

/** Who cannot go says so before any visit; who comes instead follows from the draw, nobody picks. */
export function replacements(
  story: Story,
  draw: string,
  tasks: readonly AssignedTask[],
  moment: number,
): readonly Step[] {
  const departures = departuresOf(story, draw, tasks);
  const recused = departures.filter((one) => one.recused);
  story.truth.count('places', 2 * tasks.length);
  story.truth.count('replaced', departures.length);
  if (departures.length === 0) return [];
  return [
    ...recused.map((one) => sitting(moment, officerActor(one.officer), [requested(story, one, moment)])),
    ...(recused.length === 0
      ? []
      : [
          sitting(
            moment + 20 * MINUTE,
            HEAD,
            recused.map((one) => granted(story, one, moment + 20 * MINUTE)),
          ),
        ]),
    sitting(
      moment + 40 * MINUTE,
      ORGANISER,
      departures.map((one) => left(story, one, moment + 40 * MINUTE)),
    ),
  ];
}

function departuresOf(story: Story, draw: string, tasks: readonly AssignedTask[]): readonly Departure[] {
  const chance = story.chance.of('replacements', draw);
  const share = SHARES[0] + (SHARES[1] - SHARES[0]) * chance.unit();
  const assigned = tasks.filter(({ lead, second }) => lead !== undefined && second !== undefined);
  return chance
    .shuffled(assigned)
    .slice(0, Math.floor(share * 2 * assigned.length))
    .map(({ task, lead, second }) => {
      const officer = (chance.happens(0.5) ? lead : second) ?? '';
      const recused = chance.happens(RECUSALS);
      return { task, officer, recused, reason: recused ? 'RECUSAL' : chance.one(REASONS) };
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

function left(story: Story, { task, officer, reason, recused }: Departure, moment: number): Act {
  const cause = recused ? story.ids.uuid('act', 'RecusalDecided', `task/${task}`, '') : undefined;
  return story.act(
    'ReplacementRequested',
    `task/${task}`,
    moment,
    { out: officer, reason },
    {
      ...(cause === undefined ? {} : { cause }),
    },
  );
}
