import { sha256 } from '@mingjing/writer';
import { constitutionOf, registry } from '../../ledger/composition/constitution';
import type { Scale } from '../generator/county/sizes';
import { Story } from '../generator/story/story';
import { CountyYear } from '../generator/year/county-year';
import { openingOf } from '../player/opening-statement';
import { Pens } from '../player/pens';
import { Player, type Tally } from '../player/play';
import { MemoryLedger } from './memory-ledger';

const ORIGIN = 'mingjing.example/demo';

export interface PlayedCounty {
  readonly story: Story;
  readonly ledger: MemoryLedger;
  readonly tally: Tally;
}

/** A county's year through the real contexts, in memory. */
export async function playInMemory(seed: string, scale: Scale): Promise<PlayedCounty> {
  const story = new Story(sha256, ORIGIN, seed, scale);
  const { gates } = constitutionOf(ORIGIN, { root: () => undefined, file: () => undefined });
  const ledger = new MemoryLedger(registry, gates, ORIGIN);
  const pens = new Pens(story.ids, ORIGIN);
  const opening = openingOf(story, pens);
  await ledger.reach(opening.moment);
  await ledger.submit([opening.submission]);
  const player = new Player(ledger, ledger, { registry, origin: ORIGIN, ids: story.ids, pens });
  return { story, ledger, tally: await player.play(new CountyYear(story, pens)) };
}
