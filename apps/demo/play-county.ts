import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { sha256 } from '@mingjing/writer';
import { registry } from '../ledger/composition/constitution';
import { STORY_END } from './generator/story/end';
import { Story } from './generator/story/story';
import { CountyYear } from './generator/year/county-year';
import type { DemoOptions } from './options';
import { HttpLedger } from './player/http-ledger';
import { openingOf, OPENED_AT } from './player/opening-statement';
import { Pens } from './player/pens';
import { Player, type Tally } from './player/play';
import { freshFolder } from './server/fresh-folder';
import { StoryServer } from './server/story-server';

export const ORIGIN = 'mingjing.example/demo';

const DAY = 24 * 3_600_000;
/** How long the story lasts: by them its progress is told. */
export const STORY_DAYS = Math.ceil((STORY_END - OPENED_AT) / DAY);

export interface County {
  readonly story: Story;
  readonly server: StoryServer;
  readonly ledger: HttpLedger;
  readonly tally: Tally;
}

/** Founds a ledger in a fresh folder, serves it, and plays the county's year through its API. */
export async function playCounty(options: DemoOptions, progress: (days: number) => void): Promise<County> {
  const story = new Story(sha256, ORIGIN, options.seed, { entities: options.scale });
  const folder = freshFolder(options.data, story, options.seed);
  const served = { origin: ORIGIN, port: options.port, start: OPENED_AT, random: story.ids.random() };
  const server = await StoryServer.start(folder, served);
  try {
    return await playOn(server, story, options, progress);
  } catch (error) {
    await server.close();
    throw error;
  }
}

async function playOn(
  server: StoryServer,
  story: Story,
  { data }: DemoOptions,
  progress: (days: number) => void,
): Promise<County> {
  const { ids } = story;
  const pens = new Pens(ids, ORIGIN);
  const ledger = new HttpLedger(server.url, ORIGIN, pens, () => server.now);
  await ledger.submit([openingOf(story, pens).submission]);
  const year = new CountyYear(story, pens);
  writeRegisters(data, year);
  const player = new Player(ledger, server, { registry, origin: ORIGIN, ids, pens });
  const tally = await player.play(year, (at) => progress(Math.floor((at - OPENED_AT) / DAY)));
  await server.reach(STORY_END);
  await server.told();
  writeFileSync(join(data, 'ground-truth.json'), JSON.stringify(story.truth.toJson(), null, 1));
  return { story, server, ledger, tally };
}

/** The files as the bureau hands them over; the ledger keeps what it reads of them, not the files. */
function writeRegisters(data: string, { files }: CountyYear): void {
  const folder = join(data, 'import');
  mkdirSync(folder);
  for (const { name, bytes } of files) writeFileSync(join(folder, name), bytes);
}
