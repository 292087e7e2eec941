import { openApiOf } from '../../apps/ledger/http/openapi';
import type { Bureau, Response } from '../kit/bureau';
import { busyMorning } from '../kit/busy-morning';
import { advance, drawnUpTo } from '../kit/county-draw';
import { AUDITOR } from '../kit/county-people';
import { drawnPlace } from '../kit/county-visit';
import { everyPath, ROUTES, type Asked } from '../kit/every-path';

/** Answered before a freeze (draw-lists), where somebody witnesses (witnessed), and where an import was cut off (unfinished-import). */
const ELSEWHERE: readonly string[] = [
  '/v1/draws/{id}/what-if',
  '/log/witnessed',
  '/v1/imports/unfinished/{file}',
];

type Operations = Readonly<
  Record<string, { readonly responses: Readonly<Record<string, { readonly content?: object }>> }>
>;

/** Every answer of every test goes through this check; here it is shown that it sees something. */
describe('the OpenAPI document', () => {
  let bureau: Bureau;
  let paths: readonly Asked[] = [];

  beforeAll(async () => {
    bureau = await drawnUpTo('OFFICERS');
    const { streams } = await busyMorning(bureau, drawnPlace(bureau));
    await advance(bureau, 'UNBLINDED', 'UNBLINDED');
    paths = everyPath({ bureau, from: bureau.ledger.writer.sealed.size - 20, streams });
  });
  afterAll(() => bureau.close());

  const answersOf = async (route: string): Promise<readonly (readonly [string, Response])[]> => {
    const asked = paths.filter((one) => one.route === route).map(({ path }) => path);
    const answers: (readonly [string, Response])[] = [];
    for (const path of asked) {
      const answer = await bureau.get(path, AUDITOR);
      if (answer.status === 200) answers.push([path, answer]);
    }
    return answers;
  };
  const fault = (path: string, answer: Response, body: object): string | undefined =>
    bureau.contract.faultOf('GET', path, { ...answer, body } as Response);

  it('declares an answer and its refusals for every route, each with a schema', () => {
    const { paths: routes } = openApiOf(bureau.app);
    const bare = Object.entries(routes).flatMap(([path, operations]) =>
      Object.entries(operations as Operations).flatMap(([method, { responses }]) => {
        const statuses = Object.keys(responses);
        const empty = statuses.filter((status) => responses[status]?.content === undefined);
        const isWhole = statuses.some((status) => status < '400') && statuses.includes('500');
        return empty.length === 0 && isWhole ? [] : [`${method} ${path}: ${empty.join(', ')}`];
      }),
    );
    expect(bare).toEqual([]);
  });

  it.each(ROUTES.filter((route) => !ELSEWHERE.includes(route)))(
    'is what %s answers, member by member',
    async (route) => {
      const answers = await answersOf(route);
      expect(answers.length).toBeGreaterThan(0);
      for (const [path, answer] of answers) {
        expect(fault(path, answer, answer.body)).toBeUndefined();
        expect(answer.headers['mingjing-clock']).toBe('story');
        if (!String(answer.headers['content-type']).includes('json')) continue;
        expect(fault(path, answer, { ...answer.body, colour: 'red' })).toContain(
          '"additionalProperty":"colour"',
        );
        for (const member of Object.keys(answer.body)) {
          expect(fault(path, answer, { ...answer.body, [member]: { no: ['such', 'thing'] } })).toBeDefined();
        }
      }
    },
  );

  it('names the size and the clock of whatever it answers from the log', async () => {
    // A bundle is a file of its own kind, whose checkpoint names the size.
    const named = ROUTES.filter((one) => one.startsWith('/v1/') && !one.startsWith('/v1/bundles/'));
    for (const route of named) {
      for (const [path, { body, headers }] of (await answersOf(route)).slice(0, 3)) {
        const size = path.includes('/transcript') ? Number(headers['mingjing-size']) : body['size'];
        expect({ path, known: typeof size === 'number' && size > 100 }).toEqual({ path, known: true });
        if (!path.includes('/transcript')) expect(body['clock']).toBe('story');
      }
    }
  });
});
