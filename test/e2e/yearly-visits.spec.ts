import { rmSync } from 'node:fs';
import type { Bureau } from '../kit/bureau';
import { advance, drawnTasks, drawnUpTo } from '../kit/county-draw';
import { AUDITOR, CLERK, HEAD, OBSERVER, ORGANISER, REGISTRAR } from '../kit/county-people';
import { announce, inspect, leave, pairOf, type Pair } from '../kit/county-visit';
import { Terminal } from '../kit/terminal';

interface Row {
  readonly entity: string;
  readonly district: string;
  readonly counted: number;
  readonly visits: readonly { readonly task: string; readonly origin: string }[];
}
interface Page {
  readonly entities: readonly Row[];
  readonly next?: string;
}

const PATH = '/v1/years/2026/visits';

describe('the visits of a year', () => {
  let bureau: Bureau;
  let pairs: readonly Pair[];
  const page = async (query = '', reader = AUDITOR): Promise<Page> =>
    JSON.parse((await bureau.get(`${PATH}${query}`, reader)).text) as Page;
  const visit = async (pair: Pair): Promise<void> => {
    await announce(bureau, pair);
    await inspect(bureau, pair);
    await leave(bureau, pair);
  };

  beforeAll(async () => {
    bureau = await drawnUpTo('OFFICERS');
    pairs = drawnTasks(bureau)
      .filter(({ stratum, lead }) => stratum === 'S-places' && lead !== undefined)
      .map(pairOf)
      .slice(0, 3);
    const [first] = pairs;
    if (first !== undefined) await visit(first);
  });
  // The last test stops the service.
  afterAll(() => rmSync(bureau.folder, { recursive: true, force: true }));

  it('tell nothing of a draw that is sealed, but to whom its tasks are known', async () => {
    const [first] = pairs;
    expect((await page()).entities).toEqual([]);
    const own = await page('', first?.lead);
    expect(own.entities).toMatchObject([{ entity: first?.entity, counted: 1 }]);
  });

  it('stand by entity, page by page, each with its origin', async () => {
    await advance(bureau, 'UNBLINDED', 'UNBLINDED');
    for (const pair of pairs.slice(1)) await visit(pair);
    const all = (await page()).entities;
    expect(all.map(({ entity }) => entity)).toEqual(pairs.map(({ entity }) => entity).sort());
    expect(all.flatMap(({ visits }) => visits.map(({ origin }) => origin))).toEqual(['DRAW', 'DRAW', 'DRAW']);
    const pages: Page[] = [await page('?limit=1')];
    for (let next = pages[0]?.next; next !== undefined; next = pages.at(-1)?.next) {
      pages.push(await page(`?limit=1&after=${next}`));
    }
    expect(pages.flatMap(({ entities }) => entities)).toEqual(all);
    expect(pages).toHaveLength(3);
  });

  it('are asked for by district, and by whether they are more than allowed', async () => {
    const [first] = (await page()).entities;
    const there = (await page(`?district=${first?.district ?? ''}`)).entities;
    expect(there.map(({ entity }) => entity)).toContain(first?.entity);
    expect((await page('?district=nowhere')).entities).toEqual([]);
    expect((await page('?over=true')).entities).toEqual([]);
    expect((await page('?over=false')).entities).toHaveLength(3);
    expect((await bureau.get(`${PATH}?over=perhaps`, AUDITOR)).status).toBe(400);
    expect((await bureau.get('/v1/years/once/visits', AUDITOR)).status).toBe(400);
  });

  it('are told to whoever reads tasks and the register, and to nobody else', async () => {
    const statuses = [undefined, OBSERVER, REGISTRAR, CLERK, ORGANISER, HEAD].map(
      async (reader) => (await bureau.get(PATH, reader)).status,
    );
    expect(await Promise.all(statuses)).toEqual([401, 403, 403, 200, 200, 200]);
  });

  it('are asked for by the command line too, of the service and of its folder', async () => {
    const terminal = await Terminal.beside(bureau);
    const asks = (...words: readonly string[]): Promise<string> =>
      terminal.types('ask', 'visits', '2026', ...words);
    const ofService = ['--url', terminal.url, '--key', terminal.keyOf(AUDITOR)];
    const served = JSON.stringify((await page()).entities, null, 2);
    expect(await asks('--json', ...ofService)).toBe(`${served}\nexit 0`);
    expect(await asks('--over', ...ofService)).not.toContain('2026-03-09');
    await bureau.app.close();
    await bureau.ledger.close();
    expect(await asks('--json', '--data', bureau.folder)).toBe(`${served}\nexit 0`);
    const [first] = pairs;
    const line = new RegExp(`\n${first?.entity ?? ''} .* 1/– .*2026-03-09 DRAW`);
    expect(await asks('--data', bureau.folder)).toMatch(line);
    terminal.clear();
  });
});
