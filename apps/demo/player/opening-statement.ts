import { submissionOf, type SignedSubmission } from '@mingjing/client';
import { nativeSigner } from '@mingjing/writer';
import { openingStatement } from '../../ledger/composition/founding';
import { at } from '../generator/story/moments';
import type { Story } from '../generator/story/story';
import type { Pens } from './pens';

/** The first moment of the story. */
export const OPENED_AT = at('2025-12-15', '08:00');

/** Seeds of the two keys that the service itself holds. */
export function serverSeeds(story: Story): { readonly log: Uint8Array; readonly service: Uint8Array } {
  return { log: story.ids.keySeed('log'), service: story.ids.keySeed('ledger') };
}

/** Entry 0: the founder opens the ledger, and says that it runs on a story's clock. */
export function openingOf(
  story: Story,
  pens: Pens,
): { readonly moment: number; readonly submission: SignedSubmission } {
  const founder = pens.of('founder');
  const seeds = serverSeeds(story);
  const opened = openingStatement({
    origin: story.origin,
    founderKey: founder.publicKey,
    logKey: nativeSigner(seeds.log).publicKey,
    serviceKey: nativeSigner(seeds.service).publicKey,
    policy: { clock: 'story' },
    now: OPENED_AT,
    random: new Uint8Array(16),
  });
  const submission = submissionOf({ ...opened, id: story.ids.uuid('ledger-opened') }, founder);
  return { moment: OPENED_AT, submission };
}
