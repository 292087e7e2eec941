import { constitutionOf, registry } from '../../ledger/composition/constitution';
import { sha256 } from '@mingjing/writer';
import type { Scale } from '../generator/county/sizes';
import { Story } from '../generator/story/story';
import { CountyYear } from '../generator/year/county-year';
import { Pens } from '../player/pens';
import { play, type Played } from '../player/play';
import { Scribe } from '../player/scribe';
import { openingOf } from '../player/opening-statement';
import { MemoryLedger } from './memory-ledger';

const ORIGIN = 'mingjing.example/demo';

export interface PlayedCounty {
  readonly story: Story;
  readonly ledger: MemoryLedger;
  readonly played: Played;
}

/** A county's year through the real contexts, in memory. */
export async function playInMemory(seed: string, scale: Scale): Promise<PlayedCounty> {
  const story = new Story(sha256, ORIGIN, seed, scale);
  const { gates } = constitutionOf(ORIGIN, { root: () => undefined, file: () => undefined });
  const ledger = new MemoryLedger(registry, gates, ORIGIN);
  const pens = new Pens(story.ids, ORIGIN);
  const year = new CountyYear(story, pens);
  const opening = openingOf(story, pens);
  await ledger.reach(opening.moment);
  await ledger.submit([opening.submission]);
  const scribe = new Scribe(ORIGIN, story.ids, sha256, (actor) => pens.of(actor));
  return { story, ledger, played: await play(year, ledger, ledger, scribe) };
}
