import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { publicTranscript, type Transcript } from '@mingjing/draw';
import { at, workingDayBefore } from '../generator/story/moments';
import { abandonedDraw } from './abandoned-draw';
import type { Attack } from './attack';
import { addAFriend, friendlyEntity } from './friendly-entity';
import { severalSeeds, trySeveralSeeds } from './several-seeds';
import { Stage, type StageOptions } from './stage';
import { swappedOfficers } from './swapped-officers';
import { bandedCourse, dailyCourse, nearestTheEdge } from './the-draws';
import { vanish, vanishingEntity } from './vanishing-entity';

export interface Played {
  readonly attacks: readonly Attack[];
  /** Transcripts of the first draw: what everybody is given, and what auditors are. */
  readonly files: { readonly public: string; readonly full: string };
}

/** Attacks 1 to 5 of the handbook's list (4.3) against three draws of one bureau, over its HTTP API. */
export async function playAttacks(options: StageOptions, told: (attack: Attack) => void): Promise<Played> {
  const stage = await Stage.open(options);
  const attacks: Attack[] = [];
  const done = (attack: Attack): void => {
    attacks.push(attack);
    told(attack);
  };
  try {
    const transcript = await firstDraw(stage, done);
    await secondDraw(stage, transcript, done);
    done(await abandonedDraw(stage, dailyCourse(stage.story, 3)));
    return { attacks: attacks.sort((a, b) => a.no - b.no), files: written(options.data, transcript) };
  } finally {
    await stage.close();
  }
}

/** A whole honest draw, with attacks 1, 3 and 5 upon it. */
async function firstDraw(stage: Stage, done: (attack: Attack) => void): Promise<Transcript> {
  const course = dailyCourse(stage.story, 1);
  await stage.play([...course.planned, ...course.frozen]);
  const { friend, tries } = await addAFriend(stage, course);
  const seeds = await trySeveralSeeds(stage, course);
  await stage.play([...course.revealed, course.countersigned, ...course.published]);
  const transcript = (await stage.ledger.transcriptOf(course.draw.id)) as unknown as Transcript;
  done(await friendlyEntity(stage, course, friend, tries, transcript));
  done(severalSeeds(stage, seeds, transcript));
  done(await swappedOfficers(stage, course, transcript));
  return transcript;
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

function written(data: string, transcript: Transcript): Played['files'] {
  const [open, full] = ['transcript.json', 'transcript-full.json'].map((name) => join(data, name));
  writeFileSync(open ?? '', `${JSON.stringify(publicTranscript(transcript))}\n`);
  writeFileSync(full ?? '', `${JSON.stringify(transcript)}\n`);
  return { public: open ?? '', full: full ?? '' };
}
