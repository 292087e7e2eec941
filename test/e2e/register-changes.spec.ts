import type { Bureau, Saying } from '../kit/bureau';
import { openCounty } from '../kit/county';
import { advance, DRAW } from '../kit/county-draw';
import { AUDITOR, CLERK, OBSERVER, REGISTRAR } from '../kit/county-people';

interface Page {
  readonly entries: readonly [number, number];
  readonly changes: readonly { readonly entry: number; readonly stream: string; readonly phase: string }[];
  readonly next?: string;
}

interface Entry {
  readonly recordedAt: string;
  readonly statement: { readonly stream: string; readonly type: string };
}

const PATH = `/v1/draws/${DRAW}/register-changes`;
const moved = (id: string): Saying => ({
  type: 'EntityChanged',
  stream: `entity/${id}`,
  data: { changes: { district: '371235' }, reason: '核实登记' },
});

describe('who changed the registers around a draw', () => {
  let bureau: Bureau;
  const page = async (query = ''): Promise<Page> =>
    JSON.parse((await bureau.get(`${PATH}${query}`, AUDITOR)).text) as Page;

  beforeAll(async () => {
    bureau = await openCounty();
    for (const id of ['E-004', 'E-005', 'E-006']) await bureau.says(REGISTRAR, moved(id));
    await advance(bureau, 'PLANNED', 'PLANNED');
    await bureau.says(REGISTRAR, moved('E-001'));
    await advance(bureau, 'FROZEN', 'FROZEN');
    await bureau.says(REGISTRAR, moved('E-002'));
  });
  afterAll(() => bureau.close());

  it('is told entry by entry, with signer, reason and phase', async () => {
    const { changes } = await page();
    expect(changes.slice(-2)).toMatchObject([
      {
        stream: 'entity/E-001',
        type: 'EntityChanged',
        by: REGISTRAR,
        reason: '核实登记',
        phase: 'BEFORE_FREEZE',
      },
      {
        stream: 'entity/E-002',
        type: 'EntityChanged',
        by: REGISTRAR,
        reason: '核实登记',
        phase: 'AFTER_FREEZE',
      },
    ]);
    expect(new Set(changes.slice(0, -2).map(({ phase }) => phase))).toEqual(new Set(['BEFORE_COMMITMENT']));
  });

  it('misses none that the log holds in the thirty days before the plan, and names no other entry', async () => {
    const entries = await bureau.ledger.store.read(0, await bureau.ledger.store.size());
    const all = entries.map((bytes, index) => {
      const entry = JSON.parse(Buffer.from(bytes).toString()) as Entry;
      return { index, recordedAt: Date.parse(entry.recordedAt), ...entry.statement };
    });
    const planned = all.find(({ type }) => type === 'DrawPlanned')?.recordedAt ?? NaN;
    const registers = all.filter(({ stream }) => /^(entity|officer|register|import)\//.test(stream));
    const expected = registers.filter(({ recordedAt }) => recordedAt >= planned - 30 * 86_400_000);
    expect((await page()).changes.map(({ entry }) => entry)).toEqual(expected.map(({ index }) => index));
    expect([expected.length, registers.length > expected.length]).toEqual([5, true]);
  });

  it('comes page by page, each going on where the one before ended', async () => {
    const all = (await page()).changes;
    const pages: Page[] = [await page('?limit=3')];
    for (let next = pages[0]?.next; next !== undefined; next = pages.at(-1)?.next) {
      pages.push(await page(`?limit=3&after=${next}`));
    }
    expect(pages.flatMap(({ changes }) => changes)).toEqual(all);
    expect(pages[0]?.changes).toHaveLength(3);
  });

  it('is told to whoever reads the registers, and to nobody else', async () => {
    expect((await bureau.get(PATH)).status).toBe(401);
    expect((await bureau.get(PATH, OBSERVER)).status).toBe(403);
    expect((await bureau.get(PATH, CLERK)).status).toBe(200);
    expect((await bureau.get('/v1/draws/none/register-changes', AUDITOR)).status).toBe(404);
    expect((await bureau.get(`${PATH}?after=x`, AUDITOR)).status).toBe(400);
  });

  it('ends with the countersignature, after which nothing touches the draw', async () => {
    await advance(bureau, 'REVEALING', 'COUNTERSIGNED');
    const { changes } = await page();
    await bureau.says(REGISTRAR, moved('E-003'));
    expect((await page()).changes).toEqual(changes);
  });
});
