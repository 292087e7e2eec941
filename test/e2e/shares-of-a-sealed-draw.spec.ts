import type { Bureau } from '../kit/bureau';
import { CHECKLIST, openCounty, PLAN } from '../kit/county';
import { advance, countersignature } from '../kit/county-draw';
import { AUDITOR, CLERK, COUNTERSIGNER, HEAD, OBSERVER } from '../kit/county-people';
import { everyPath } from '../kit/every-path';

const TRADES = 'P-2026-T';
/** After the last day of both plans. */
const AFTER = '2027-01-02T09:00:00.000+08:00';

/** What the plan owes of trades, which the strata of the draw take together: of a small one, a count is a name. */
const trades = {
  ...{ year: 2026, level: 'CITY', title: '样例县2026年度全覆盖计划', checklist: CHECKLIST },
  responsible: { leader: HEAD, deputy: HEAD, section: 'section-1' },
  draws: [{ no: 1, kind: 'CITY', from: '2026-03-01', to: '2026-12-31' }],
  ...{ continues: [PLAN], census: ['PP'] },
};

/** Executed in March, and countersigned by nobody before the year of its plans was over. */
describe('what the plans of a year have reached while a draw of theirs is sealed', () => {
  let bureau: Bureau;

  beforeAll(async () => {
    bureau = await openCounty();
    await bureau.says(HEAD, { type: 'PlanApproved', stream: `plan/${TRADES}`, data: trades });
    await advance(bureau, 'PLANNED', 'EXECUTED');
    await bureau.passTo(AFTER);
  });
  afterAll(() => bureau.close());

  const entries = async (reader?: string): Promise<string> => {
    const { size } = bureau.ledger.writer.sealed;
    const read: string[] = [];
    for (let at = size - 50; at < size; at += 1) {
      const { status, text } = await bureau.get(`/log/entry/${String(at)}`, reader);
      if (status === 200) read.push(text);
    }
    return read.join('\n');
  };
  const told = async (): Promise<string> => (await bureau.get(`/v1/draws?plan=${TRADES}`)).text;

  it('is counted in time, and told to nobody but the draw’s own roles', async () => {
    expect(await entries()).not.toContain('PlanPeriodEnded');
    expect(await entries(AUDITOR)).not.toContain('PlanPeriodEnded');
    expect(await entries(HEAD)).toContain('"of":"PP"');
    expect(await told()).not.toContain('SHARE_MISSED');
    expect(await told()).toContain('NOT_DRAWN');
  });

  it('is told by no other path either', async () => {
    const own = ['streams', 'trail', 'bundles'].map((word) => `/v1/${word}/plan/${TRADES}`);
    const asked = [...own, ...everyPath({ bureau, from: 0, streams: [] }).map(({ path }) => path)];
    for (const reader of [undefined, OBSERVER, AUDITOR, CLERK]) {
      const texts = await Promise.all(
        asked.map(async (path) => [path, (await bureau.get(path, reader)).text] as const),
      );
      const tells = texts.filter(([, text]) => text.includes('"of":"PP"')).map(([path]) => path);
      expect({ reader, tells }).toEqual({ reader, tells: [] });
    }
  });

  it('is told to everybody once the draw is unblinded', async () => {
    await bureau.says(COUNTERSIGNER, countersignature(bureau));
    await bureau.passTo('2027-01-02T09:30:00.000+08:00');
    expect(await entries()).toContain('"of":"PP"');
    expect(await told()).toContain('SHARE_MISSED');
  });
});
