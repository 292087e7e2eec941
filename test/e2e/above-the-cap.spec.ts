import type { Bureau, Saying } from '../kit/bureau';
import { HEAD, ORGANISER } from '../kit/county-people';
import { DRAW, drawnTasks, drawnUpTo } from '../kit/county-draw';

const RED = '<div class="alert">超过更换上限 above the cap 1</div>';

describe('replacements above the cap', () => {
  let bureau: Bureau;
  /** Of 22 places 15 % are three and a bit. */
  const replacing: Saying[] = [];

  beforeAll(async () => {
    bureau = await drawnUpTo('UNBLINDED');
    const tasks = drawnTasks(bureau).filter(({ substitutes }) => substitutes.length > 0);
    const data = { reason: 'ABSENCE', exception: '疫情处置' };
    for (const { task, second = '' } of tasks.slice(0, 4)) {
      const stream = `task/${task}`;
      const asked = { type: 'ReplacementRequested', stream, cosigners: [HEAD] };
      replacing.push({ ...asked, data: { ...data, out: second } });
    }
  });
  afterAll(() => bureau.close());

  const departures = async (): Promise<unknown> => (await bureau.get(`/v1/draws/${DRAW}`)).body['departures'];
  const page = async (): Promise<string> => (await bureau.get('/draws.html')).text;

  it('are none while the cap is kept, and nothing is red', async () => {
    for (const saying of replacing.slice(0, 3)) await bureau.says(ORGANISER, saying);
    expect(await departures()).toMatchObject({ share: [3, 22], aboveCap: 0 });
    expect(await page()).toContain('更换 replaced 3/22');
    expect(await page()).not.toContain('above the cap');
  });

  it('are counted in the answer, and shown red on the public page', async () => {
    for (const saying of replacing.slice(3)) await bureau.says(ORGANISER, saying);
    expect(await departures()).toMatchObject({ share: [4, 22], aboveCap: 1 });
    expect(await page()).toContain(RED);
    expect(await page()).toContain('.alert{color:#a00}');
  });
});
