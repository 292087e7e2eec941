import * as fc from 'fast-check';
import type { Bureau, Response, Saying } from '../kit/bureau';
import { busyMorning } from '../kit/busy-morning';
import { ENTITIES } from '../kit/county';
import { advance, DRAW, drawnTasks, drawnUpTo } from '../kit/county-draw';
import { CLERK, HEAD, OFFICERS } from '../kit/county-people';
import { announce, idOf, pairOf, type Pair } from '../kit/county-visit';

const OBLIGATION = idOf('an obligation of no entity');
const PAPER = { sha256: '', size: 0 };

/** What somebody without a part in the task could state of it, as far as his role goes. */
const WORDS: Readonly<Record<string, (task: string) => Omit<Saying, 'type'>>> = {
  TaskClosed: (task) => ({
    stream: `task/${task}`,
    data: { reason: 'MOVED_OUT', evidence: [PAPER.sha256] },
  }),
  RecusalRequested: (task) => ({ stream: `task/${task}`, data: { officer: 'G-04' } }),
  InspectionPushed: (task) => ({ stream: `task/${task}`, data: { receipt: '推送' } }),
  ReportedUpward: (task) => ({ stream: `task/${task}`, data: { receipt: '上报' } }),
  CertificateShown: (task) => ({ stream: `task/${task}`, data: { officers: ['officer/G-04'] } }),
  ObligationMet: (task) => ({ stream: `obligation/${OBLIGATION}`, data: { task } }),
  DocumentIssued: (task) => ({
    stream: `document/${idOf('probing document')}`,
    data: { kind: '现场检查笔录', number: '样卫检〔2026〕9号', template: '2012', file: PAPER, task },
  }),
};

/** A statement is a question, too: its fate must not tell whether an entity or an officer was drawn. */
describe('a statement about a task of a sealed draw', () => {
  let bureau: Bureau;
  let pair: Pair;
  /** A drawn task that nobody has touched, beside the one whose visit is under way. */
  let untouched: Pair;
  let undrawn: readonly string[] = [];
  let count = 0;

  beforeAll(async () => {
    bureau = await drawnUpTo('OFFICERS');
    const drawn = drawnTasks(bureau);
    [pair, untouched] = [pairOf(drawn[0]!), pairOf(drawn[1]!)];
    const names = new Set(drawn.map(({ entity }) => entity));
    undrawn = ENTITIES.filter((entity) => !names.has(entity));
    await busyMorning(bureau, pair);
    Object.assign(PAPER, await bureau.upload(HEAD, '样例文书'));
    const data = { kind: 'KEY_ITEM', specialty: 'public-places', due: '2026-12-31', rule: 'A8' };
    await bureau.says(HEAD, { type: 'ObligationOpened', stream: `obligation/${OBLIGATION}`, data });
  });
  afterAll(() => bureau.close());

  /** All who could state it by their roles, and have no part in the task. */
  const strangers = ({ lead, second }: Pair): readonly string[] => [
    CLERK,
    ...OFFICERS.map(({ id }) => `officer/${id}`).filter((actor) => actor !== lead && actor !== second),
  ];
  const tries = async (actor: string, type: string, entity: string, beside: object): Promise<Response> => {
    const saying = { type, ...WORDS[type]!(`${DRAW}/${entity}`), ...beside };
    return bureau.tries(actor, { ...saying, id: idOf(`oracle ${String(count++)}`) });
  };
  const said = ({ status, text }: Response, entity: string): string =>
    `${String(status)} ${text.replaceAll(entity, 'ENTITY')}`;

  it('by somebody without a part in it meets the same refusal whether the task exists or not', async () => {
    const size = await bureau.ledger.store.size();
    const probe = fc.record({
      type: fc.constantFrom(...Object.keys(WORDS)),
      busy: fc.boolean(),
      who: fc.nat(),
      other: fc.nat(),
      expect: fc.constantFrom<object>({}, { expect: 'none' }, { expect: 0 }, { expect: 3 }),
      cosigned: fc.boolean(),
    });
    await fc.assert(
      fc.asyncProperty(probe, async ({ type, busy, who, other, expect: expected, cosigned }) => {
        const drawn = busy ? pair : untouched;
        const people = strangers(drawn);
        const actor = people[who % people.length] ?? CLERK;
        const second = people.find((one) => one !== actor) ?? CLERK;
        const beside = { ...expected, ...(cosigned ? { cosigners: [second] } : {}) };
        const entity = undrawn[other % undrawn.length] ?? '';
        const ofDrawn = await tries(actor, type, drawn.entity, beside);
        const ofNothing = await tries(actor, type, entity, beside);
        expect(said(ofDrawn, drawn.entity)).toBe(said(ofNothing, entity));
        expect(ofDrawn.status).not.toBe(201);
      }),
      { numRuns: 120 },
    );
    // Nothing of all this was taken: an acceptance would have told as much as a refusal.
    expect(await bureau.ledger.store.size()).toBe(size);
  });

  it('is decided on its merits for the two who go there, and for the draw’s own roles', async () => {
    await announce(bureau, untouched);
    const data = { reason: 'MOVED_OUT', evidence: [PAPER.sha256] };
    const close = { type: 'TaskClosed', stream: `task/${untouched.task}`, data };
    expect(await bureau.outcome(untouched.lead, close)).toBe('second-person-needed');
    expect(await bureau.outcome(HEAD, close)).toBe('second-person-needed');
  });

  it('is decided on its merits for everybody once the draw is unblinded', async () => {
    await advance(bureau, 'UNBLINDED', 'UNBLINDED');
    const data = { reason: 'MOVED_OUT', evidence: [PAPER.sha256] };
    const close = { type: 'TaskClosed', stream: `task/${untouched.task}`, data, cosigners: [untouched.lead] };
    expect(await bureau.outcome(CLERK, close)).toBe('accepted');
  });
});
