import type { Bureau } from '../kit/bureau';
import { busyMorning } from '../kit/busy-morning';
import { drawnTasks, drawnUpTo } from '../kit/county-draw';
import { AUDITOR } from '../kit/county-people';
import { pairOf } from '../kit/county-visit';

/** Architecture: a negative answer says which streams were read and up to where. */
describe('a negative answer', () => {
  let bureau: Bureau;
  let finding = '';
  beforeAll(async () => {
    bureau = await drawnUpTo('UNBLINDED');
    const task = drawnTasks(bureau).find(({ stratum, lead }) => stratum === 'S-places' && lead !== undefined);
    const { streams } = await busyMorning(bureau, pairOf(task!));
    finding = Object.values(streams).find((stream) => stream.startsWith('finding/')) ?? '';
  });
  afterAll(() => bureau.close());

  const ask = async (path: string): Promise<Record<string, unknown>> =>
    (await bureau.get(path, AUDITOR)).body;

  it('of a trail was looked for in every stream, up to the size that it is true at', async () => {
    const answer = await ask('/v1/trail/nope/x');
    expect(answer).toMatchObject({ events: [], read: { streams: ['*'], upTo: answer['size'] } });
    expect(await ask('/v1/trail/nope/x?size=20')).toMatchObject({ size: 20, read: { upTo: 20 } });
  });

  it('of the three musts was looked for wherever orders, rechecks and penalties can stand', async () => {
    for (const path of [`/v1/three-musts/findings/${finding.slice(8)}`, '/v1/three-musts']) {
      const { read, size } = await ask(path);
      expect(read).toMatchObject({ upTo: size });
      const { streams } = read as { readonly streams: readonly string[] };
      expect(streams).toEqual(
        expect.arrayContaining(['case/*', 'finding/*', 'order/*', 'referral/*', 'task/*']),
      );
    }
  });
});
