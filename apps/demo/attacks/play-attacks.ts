import type { Transcript } from '@mingjing/draw';
import { at, workingDayBefore } from '../generator/story/moments';
import { abandonedDraw } from './abandoned-draw';
import type { Attack } from './attack';
import { addAFriend, friendlyEntity } from './friendly-entity';
import { severalSeeds, trySeveralSeeds } from './several-seeds';
import { Stage, type StageOptions } from './stage';
import { StrangersDesk, type StrangersFiles } from './strangers-desk';
import { swappedOfficers } from './swapped-officers';
import { bandedCourse, dailyCourse, nearestTheEdge } from './the-draws';
import { vanish, vanishingEntity } from './vanishing-entity';

export interface Played {
  readonly attacks: readonly Attack[];
  /** Of the first draw. */
  readonly files: StrangersFiles;
}

/**
 * Attacks 1 to 5 of the handbook's list (4.3) against three draws of one bureau, over its HTTP API, told in
 * that order. `afterwards` still finds the bureau served.
 */
export async function playAttacks(
  options: StageOptions,
  told: (attack: Attack) => void,
  afterwards: (played: Played, stage: Stage) => Promise<void> = () => Promise.resolve(),
): Promise<Played> {
  const stage = await Stage.open(options);
  const attacks: Attack[] = [];
  const tell = inOrder(told);
  const done = (attack: Attack): void => {
    attacks.push(attack);
    tell(attack);
  };
  try {
    const { transcript, files } = await firstDraw(stage, done);
    await secondDraw(stage, transcript, done);
    done(await abandonedDraw(stage, dailyCourse(stage.story, 3)));
    const played = { attacks: attacks.sort((a, b) => a.no - b.no), files };
    await afterwards(played, stage);
    return played;
  } finally {
    await stage.close();
  }
}

/** By their numbers from 1, though they are not played so: each is told once all before it are. */
function inOrder(told: (attack: Attack) => void): (attack: Attack) => void {
  const waiting = new Map<number, Attack>();
  let next = 1;
  return (attack) => {
    waiting.set(attack.no, attack);
    for (let one = waiting.get(next); one !== undefined; one = waiting.get(next)) {
      told(one);
      next += 1;
    }
  };
}

interface FirstDraw {
  readonly transcript: Transcript;
  readonly files: StrangersFiles;
}

/** A whole honest draw, with attacks 1, 3 and 5 upon it. */
async function firstDraw(stage: Stage, done: (attack: Attack) => void): Promise<FirstDraw> {
  const course = dailyCourse(stage.story, 1);
  await stage.play([...course.planned, ...course.frozen]);
  const friend = await addAFriend(stage, course);
  const seeds = await trySeveralSeeds(stage, course);
  await stage.play([...course.revealed, course.countersigned, ...course.published]);
  const transcript = (await stage.ledger.transcriptOf(course.draw.id)) as unknown as Transcript;
  const desk = await StrangersDesk.of(stage, transcript);
  done(await friendlyEntity(stage, course, friend, desk, transcript));
  done(severalSeeds(seeds, desk, transcript));
  done(await swappedOfficers(stage, course, transcript));
  return { transcript, files: desk.files };
}

/** A draw by bands, whose register was moved over an edge four days before the freeze. */
async function secondDraw(stage: Stage, first: Transcript, done: (attack: Attack) => void): Promise<void> {
  const drawn = first.result.strata.flatMap((stratum) => stratum.drawn);
  const edge = nearestTheEdge(stage.story, new Set(drawn));
  const course = bandedCourse(stage.story, 2, edge.category);
  const before = workingDayBefore(workingDayBefore(workingDayBefore(course.draw.day)));
  await stage.play(course.planned.slice(0, 1));
  await stage.server.reach(at(before, '15:00'));
  await vanish(stage, edge.vanish);
  await stage.play([...course.planned.slice(1), ...course.frozen, ...course.revealed]);
  await stage.play([course.countersigned, ...course.published]);
  done(await vanishingEntity(stage, course, edge.vanish));
}
