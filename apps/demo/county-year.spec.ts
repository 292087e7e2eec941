import 'reflect-metadata';
import { playInMemory } from './testing/county-in-memory';

describe('a county’s year in small', () => {
  it('is played without a single refusal', async () => {
    const { ledger, story, tally: played } = await playInMemory('spec', { entities: 120 });
    console.log(ledger.events.length, played, story.truth.counts, story.truth.rollUp());
    expect(ledger.events.length).toBeGreaterThan(1000);
  }, 60_000);
});
