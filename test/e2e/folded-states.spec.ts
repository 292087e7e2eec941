import { eventOf } from '@mingjing/followers';
import { streamWord } from '@mingjing/kernel';
import type { Bureau, Response } from '../kit/bureau';
import { execute } from '../kit/county-case';
import { fileAndDecide, findAndRecheck } from '../kit/county-course';
import { drawnUpTo } from '../kit/county-draw';
import { AUDITOR } from '../kit/county-people';
import { drawnPlace, idOf, type Pair } from '../kit/county-visit';

const ORDER = idOf('declared order');
const CASE = idOf('declared case');
const WORDS = ['task', 'finding', 'order', 'case', 'entity', 'officer', 'draw', 'plan'] as const;
const ROUTES: readonly (readonly [string, string])[] = [
  ['finding', 'findings'],
  ['order', 'orders'],
  ['case', 'cases'],
];

jest.setTimeout(180_000);

/** `bureau.get` throws where an answer is not as the document declares it. */
describe('the folded state of an aggregate', () => {
  let bureau: Bureau;
  /** Stream → the sizes right after each of its entries. */
  const sizes = new Map<string, readonly number[]>();

  beforeAll(async () => {
    bureau = await drawnUpTo('UNBLINDED');
    await enforce(bureau, drawnPlace(bureau));
    const entries = await bureau.ledger.store.read(0, 10_000);
    for (const [index, bytes] of entries.entries()) {
      const { stream } = eventOf(bytes, index);
      sizes.set(stream, [...(sizes.get(stream) ?? []), index + 1]);
    }
  });
  afterAll(() => bureau.close());

  /** The aggregate of the word of which most was said. */
  const busiest = (word: string): readonly [string, readonly number[]] => {
    const streams = [...sizes].filter(([stream]) => streamWord(stream) === word);
    return streams.sort(([, one], [, other]) => other.length - one.length)[0]!;
  };
  const asked = async (path: string): Promise<Response> => bureau.get(path, AUDITOR);

  it.each(WORDS)('of %s is as declared after every single event', async (word) => {
    const [stream, told] = busiest(word);
    const answers = await Promise.all(
      told.map((size) => asked(`/v1/streams/${stream}?size=${String(size)}`)),
    );
    expect(answers.at(-1)?.status).toBe(200);
    expect(answers.every(({ status }) => status === 200 || word === 'task')).toBe(true);
  });

  it.each(ROUTES)('of %s has a route of its own, declared as itself', async (word, route) => {
    const [stream, told] = busiest(word);
    for (const size of told) {
      const answer = await asked(`/v1/${route}/${stream.slice(word.length + 1)}?size=${String(size)}`);
      expect(answer.status).toBe(200);
    }
  });

  it.each(['task', 'finding', 'order', 'case', 'entity', 'officer'])(
    'of %s has no member that is not declared, and lacks none that is promised',
    async (word) => {
      const path = `/v1/streams/${busiest(word)[0]}`;
      const answer = await asked(path);
      const changed = (change: (state: Record<string, unknown>) => void): string | undefined => {
        const body = structuredClone(answer.body) as unknown as Answer;
        for (const { state } of Object.values(body.state)) change(state);
        return bureau.contract.faultOf('GET', path, { ...answer, body } as unknown as Response);
      };
      expect(changed(() => undefined)).toBeUndefined();
      expect(changed((state) => (state['undeclared'] = true))).toContain('is not as declared');
      const promised = { task: 'entity', finding: 'trace', order: 'number', case: 'stage' }[word] ?? 'status';
      expect(changed((state) => Reflect.deleteProperty(state, promised))).toContain('is not as declared');
    },
  );
});

interface Answer {
  readonly state: Readonly<Record<string, { readonly state: Record<string, unknown> }>>;
}

/** From the visit to the fine that was paid. */
async function enforce(bureau: Bureau, pair: Pair): Promise<void> {
  const finding = await findAndRecheck(bureau, pair, ORDER);
  const reached = { reached: true, tier: 'GENERAL', reason: '达到处罚裁量标准' };
  const assessed = { type: 'PenaltyStandardAssessed', stream: `finding/${finding}`, data: reached };
  await bureau.says(pair.lead, assessed);
  await fileAndDecide(bureau, pair, CASE, finding);
  await execute(bureau, CASE, pair);
}
