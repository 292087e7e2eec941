import { canonicalJson, toHex, utf8 } from '@mingjing/kernel';
import { sha256 } from '@mingjing/writer';
import type { Bureau, Saying } from '../kit/bureau';
import { openCounty } from '../kit/county';
import { AUDITOR, CLERK, HEAD, LEGAL, REGISTRAR } from '../kit/county-people';
import { idOf } from '../kit/county-visit';
import { expectASentence } from '../kit/sentence';

const STREAM = `correction/${idOf('correction of a time')}`;
const CLAIMED = '2026-01-05T08:00:00.000+08:00';

const registered = (beside: Partial<Saying> = {}): Saying => ({
  type: 'EntityRegistered',
  stream: 'entity/E-901',
  data: {
    ...{ kind: 'ORGANISATION', name: '样例宾馆', category: 'PP', subtypes: ['PP-HOTEL'] },
    ...{ district: '371234', licensor: 'bureau', level: 'COUNTY' },
  },
  ...beside,
});

describe('a time that was stated wrongly', () => {
  let bureau: Bureau;
  let target: string;
  let targetIndex: number;
  beforeAll(async () => {
    bureau = await openCounty();
    target = idOf('stated wrongly');
    const answer = await bureau.says(REGISTRAR, registered({ id: target, occurredAt: CLAIMED }));
    targetIndex = (JSON.parse(answer.text) as [{ readonly index: number }])[0].index;
  });
  afterAll(() => bureau.close());

  const correction = (cosigners: readonly string[]): Saying => {
    const data = {
      ...{ target, targetIndex, member: 'occurredAt' },
      oldHash: toHex(sha256(utf8(canonicalJson(CLAIMED)))),
      ...{ newValue: '2026-01-05T08:30:00.000+08:00', reason: '笔误', authority: '文书制作规范' },
    };
    return { type: 'CorrectionRecorded', stream: STREAM, data, cosigners };
  };

  it('is corrected by nobody alone', async () => {
    const size = await bureau.ledger.store.size();
    const refused = await bureau.tries(REGISTRAR, correction([]));
    expect(refused).toMatchObject({ status: 422, code: 'correction-cosigner-missing' });
    expect(refused.body).toMatchObject({ facts: { target, member: 'occurredAt' } });
    expectASentence(refused.body);
    const { events } = (await bureau.get(`/v1/trail/${STREAM}`, AUDITOR)).body;
    expect([events, await bureau.ledger.store.size()]).toEqual([[], size]);
  });

  it('is corrected by two, and what was stated stands beside', async () => {
    await bureau.says(REGISTRAR, correction([HEAD]));
    const { events } = (await bureau.get(`/v1/trail/${STREAM}`, AUDITOR)).body;
    expect(events).toMatchObject([{ type: 'CorrectionRecorded', cosigners: [HEAD] }]);
    const { text } = await bureau.get(`/log/entry/${String(targetIndex)}`, AUDITOR);
    expect(text).toContain(CLAIMED);
  });

  it('is not taken in the first place where its year is long past, unless an approver signs it too', async () => {
    const old = { stream: 'entity/E-902', occurredAt: '1926-01-05T08:00:00.000+08:00' };
    for (const cosigners of [[], [CLERK]]) {
      const refused = await bureau.tries(REGISTRAR, registered({ ...old, cosigners }));
      expect(refused).toMatchObject({ status: 422, code: 'claim-too-old' });
      expectASentence(refused.body);
    }
    await bureau.says(REGISTRAR, registered({ ...old, cosigners: [LEGAL] }));
  });
});
