import type { Context } from '@mingjing/kernel';
import { evolvePublication } from '../domain/evolve-publication';
import { publicationFacts } from '../domain/fact-rows';
import { publicationEvents } from './publication-events';
import { publicationRefusals } from './refusals';

/** What is made public, who let it out, and what was taken back. */
export const publicationContext: Context = {
  name: 'publication',
  streams: [{ word: 'publication', evolve: evolvePublication }],
  events: publicationEvents,
  facts: publicationFacts,
  refusals: publicationRefusals,
};
