import { provesRow, type RegisterProof } from '@mingjing/draw';
import { sha256 } from '@mingjing/writer';
import type { Bureau } from '../kit/bureau';
import { ENTITIES } from '../kit/county';
import { advance, DRAW, drawnTasks, drawnUpTo } from '../kit/county-draw';
import { AUDITOR, OFFICERS } from '../kit/county-people';

interface Why {
  readonly kind: string;
  readonly inRegister: RegisterProof;
  readonly neighbours?: readonly RegisterProof[];
  readonly outcome?: string;
  readonly says?: string;
  readonly rank?: number;
  readonly drawn?: number;
  readonly population?: number;
  readonly chance?: object;
  readonly places?: number;
  readonly tasks?: readonly { readonly task: string; readonly place?: string }[];
  readonly history: { readonly draws: readonly { readonly drawn: boolean }[]; readonly never: number };
}

describe('why was I drawn, and why not', () => {
  let bureau: Bureau;
  beforeAll(async () => {
    bureau = await drawnUpTo('OFFICERS');
  });
  afterAll(() => bureau.close());

  const why = async (path: string, reader?: string): Promise<Why> =>
    (await bureau.get(`/v1/draws/${DRAW}/${path}`, reader)).body as unknown as Why;

  it('is told to nobody before the last side is unblinded, of whatever entity', async () => {
    const answers = await Promise.all(
      [...ENTITIES, 'none'].map((id) => bureau.get(`/v1/draws/${DRAW}/why/${id}`, AUDITOR)),
    );
    for (const { status, code } of answers) expect([status, code]).toEqual([403, 'sealed-until-unblinding']);
    const officer = await bureau.get(`/v1/draws/${DRAW}/why-officer/G-01`, AUDITOR);
    expect(officer.code).toBe('sealed-until-unblinding');
    await advance(bureau, 'UNBLINDED', 'UNBLINDED');
  });

  it('is public afterwards: row, proof, rank, cut-off, chance, and the chance of never', async () => {
    const drawn = new Set(drawnTasks(bureau).map(({ entity }) => entity));
    for (const entity of ENTITIES) {
      const one = await why(`why/${entity}`);
      expect(one.outcome).toBe(drawn.has(entity) ? 'DRAWN' : 'RESERVE');
      expect(provesRow(one.inRegister, sha256)).toBe(true);
      const [n, all] = [Number(one.drawn), Number(one.population)];
      expect(one.chance).toEqual({ kind: 'EXACT', ratio: [n, all], share: n / all });
      expect(one.history.draws.map((line) => line.drawn)).toEqual([drawn.has(entity)]);
      expect(one.history.never).toBeCloseTo(1 - n / all);
      expect(one.tasks).toBeUndefined();
    }
    const { kind, neighbours = [] } = await why('why/E-0011');
    expect(kind).toBe('NOT_IN_POOL');
    expect(neighbours.map(({ leaf }) => (JSON.parse(leaf) as { id: string }).id)).toEqual(['E-001', 'E-002']);
    expect((await bureau.get('/v1/draws/none/why/E-001')).status).toBe(404);
    const { says } = await why(`why/${OFFICERS[0].id}`);
    expect(says).toMatch(
      /^No entity G-\S+ stands in the frozen register .* of officers and tasks this says nothing/,
    );
  });

  it('tells readers who could have been sent, and of every officer where he was and was not', async () => {
    const [task] = drawnTasks(bureau).filter(({ lead }) => lead !== undefined);
    const { tasks = [] } = await why(`why/${task?.entity ?? ''}`, AUDITOR);
    expect(tasks.map((one) => one.task)).toEqual([task?.task]);
    let places = 0;
    for (const { id } of OFFICERS) places += (await why(`why-officer/${id}`, AUDITOR)).places ?? 0;
    expect(places).toBe(2 * drawnTasks(bureau).filter(({ lead }) => lead !== undefined).length);
    expect((await bureau.get(`/v1/draws/${DRAW}/why-officer/G-01`)).status).toBe(401);
  });
});
