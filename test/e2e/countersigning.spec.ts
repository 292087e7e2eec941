import { drawOf, type DrawState } from '@mingjing/draw';
import type { Bureau, Response } from '../kit/bureau';
import { countersignature, DRAW, drawnTasks, drawnUpTo, advance, secretOf } from '../kit/county-draw';
import {
  AUDITOR,
  CLERK,
  COUNTERSIGNER,
  HEAD,
  LEGAL,
  OBSERVER,
  OFFICERS,
  ORGANISER,
  PUBLISHER,
} from '../kit/county-people';

/** draw.md, execute: the countersigner is shown counts, roots and hashes only. */
describe('the result that legal affairs countersign', () => {
  let bureau: Bureau;

  beforeAll(async () => {
    bureau = await drawnUpTo('REVEALING');
  });
  afterAll(() => bureau.close());

  const state = (): DrawState => drawOf(bureau.ledger.writer.facts(), DRAW)!;
  const seenBy = (reader?: string): Promise<Response> => bureau.get(`/v1/draws/${DRAW}`, reader);
  const others = [
    undefined,
    HEAD,
    ORGANISER,
    AUDITOR,
    OBSERVER,
    CLERK,
    PUBLISHER,
    `officer/${OFFICERS[0].id}`,
  ];

  it('is shown to nobody before the draw is executed', async () => {
    for (const reader of [...others, LEGAL, COUNTERSIGNER])
      expect((await seenBy(reader)).body['toCountersign']).toBeUndefined();
  });

  it('is shown to them alone, as counts and a hash that tell no name', async () => {
    await advance(bureau, 'EXECUTED', 'EXECUTED');
    const { executed, sealed } = state();
    const before = await bureau.ledger.store.size();
    const { body, text } = await seenBy(COUNTERSIGNER);
    expect(body['toCountersign']).toEqual({
      result: sealed?.result,
      tasks: sealed?.tasks,
      strata: executed?.strata.map(({ id, population, drawn }) => ({ id, population, drawn })),
    });
    const secrets = [
      ...drawnTasks(bureau).flatMap(({ task, entity }) => [task, `"${entity}"`]),
      ...OFFICERS.map(({ id }) => `"${id}"`),
      ...[executed?.seed, executed?.selection].map(String),
      ...[secretOf('legal'), secretOf('organiser')],
      ...(executed?.strata ?? []).map(({ cutOff }) => cutOff?.ticket ?? 'no cut-off'),
    ];
    expect(secrets.filter((secret) => text.includes(secret))).toEqual([]);
    // It is no early look: nothing is recorded of it.
    await bureau.ledger.writer.settleDeadlines();
    expect(await bureau.ledger.store.size()).toBe(before);
  });

  it('is kept from everybody else, whatever his role', async () => {
    const { result = '' } = state().sealed ?? {};
    for (const reader of others) {
      const { status, text, body } = await seenBy(reader);
      expect([reader, status, body['toCountersign'], text.includes(result)]).toEqual([
        ...[reader, 200, undefined, false],
      ]);
    }
  });

  it('is what their statement must name, and is gone from the answer once they signed', async () => {
    const { body } = await seenBy(COUNTERSIGNER);
    const { result } = body['toCountersign'] as unknown as { readonly result: string };
    expect(countersignature(bureau).data).toEqual({ result });
    const wrong = { ...countersignature(bureau), data: { result: 'f'.repeat(64) } };
    expect(await bureau.outcome(COUNTERSIGNER, wrong)).toBe('result-differs');
    await bureau.says(COUNTERSIGNER, { ...countersignature(bureau), data: { result } });
    expect((await seenBy(COUNTERSIGNER)).body['toCountersign']).toBeUndefined();
  });
});
