import 'reflect-metadata';
import { mustsOf } from './testing/musts-in-memory';
import { registry } from '../ledger/composition/constitution';
import { STORY_JUDGED } from './generator/story/end';
import { playInMemory } from './testing/county-in-memory';

it('full', async () => {
  const t = process.hrtime.bigint();
  const { ledger, story, played } = await playInMemory('full', { entities: Number(process.env.N ?? 1780) });
  const judged = mustsOf(registry, ledger.events, STORY_JUDGED);
  const key = (r: any) => `${r.finding} ${r.must} ${r.must === 'M2' ? r.order : ''}`;
  const mine = new Map(story.truth.rows().map((r) => [key(r), r.state]));
  const theirs = new Map([...judged].flatMap(([finding, rows]) => rows.map((r) => [key({ finding, ...r }), r] as const)));
  let bad = 0;
  for (const [k, r] of theirs) if (mine.get(k) !== r.state && bad++ < 12) console.log('DIFF', k, mine.get(k), JSON.stringify(r), JSON.stringify(story.truth.of(k.split(' ')[0]!)));
  for (const k of mine.keys()) if (!theirs.has(k) && bad++ < 12) console.log('MISSING', k, mine.get(k), JSON.stringify(story.truth.of(k.split(' ')[0]!)));
  console.log('rows', mine.size, theirs.size, 'different', bad);
  const types: Record<string, number> = {};
  for (const e of ledger.events) types[e.type] = (types[e.type] ?? 0) + 1;
  console.log(ledger.events.length, played, story.truth.counts, JSON.stringify(story.truth.rollUp(), null, 1), types, Number(process.hrtime.bigint() - t) / 1e9);
}, 600_000);
