import 'reflect-metadata';
import { playInMemory } from './testing/county-in-memory';

it('full', async () => {
  const t = process.hrtime.bigint();
  const { ledger, story, played } = await playInMemory('full', { entities: Number(process.env.N ?? 1780) });
  const types: Record<string, number> = {};
  for (const e of ledger.events) types[e.type] = (types[e.type] ?? 0) + 1;
  console.log(ledger.events.length, played, story.truth.counts, JSON.stringify(story.truth.rollUp(), null, 1), types, Number(process.hrtime.bigint() - t) / 1e9);
}, 600_000);
