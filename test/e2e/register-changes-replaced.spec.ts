import { importRowsRoot } from '@mingjing/registers';
import { sha256 } from '@mingjing/writer';
import type { Bureau, Saying } from '../kit/bureau';
import { openCounty } from '../kit/county';
import { commitment, DRAW, plannedDraw } from '../kit/county-draw';
import { AUDITOR, HEAD, LEGAL, ORGANISER, REGISTRAR } from '../kit/county-people';

type Change = Readonly<Record<string, unknown>>;

const ROW = '5f0c1d4e-7a3b-8c21-9d10-2b6e4f7a8c90';
const FILE = 'ab'.repeat(32);
const SECOND = 'D-2026-1B';
const times = (month: string, days: readonly number[]): object => {
  const [commit, reveal, told] = days.map((day) => `2026-${month}-${String(day).padStart(2, '0')}`);
  return {
    ...{ commitBy: `${commit ?? ''}T17:00:00.000+08:00`, revealBy: `${reveal ?? ''}T17:00:00.000+08:00` },
    unblind: { officers: `${told ?? ''}T08:00:00.000+08:00`, entity: `${told ?? ''}T12:00:00.000+08:00` },
    validOn: '2026-04-10',
  };
};
const moved = (id: string): Saying => ({
  type: 'EntityChanged',
  stream: `entity/${id}`,
  data: { changes: { district: '371235' }, reason: '核实登记' },
});
const excluded: Saying = {
  type: 'EntityExcluded',
  stream: 'entity/E-002',
  cosigners: [LEGAL],
  data: { basis: { document: '法规', article: '第二条' }, reason: '不属于检查范围' },
};

/** The only row of a file, in the register once the import is completed. */
const row: Saying = {
  id: ROW,
  type: 'EntityRegistered',
  stream: 'entity/E-901',
  data: {
    ...{ kind: 'ORGANISATION', name: '样例单位', category: 'PP', subtypes: ['PP-HOTEL'] },
    ...{ district: '371234', licensor: 'bureau', level: 'COUNTY', import: { file: FILE, row: 1 } },
  },
};
const completed: Saying = {
  type: 'ImportCompleted',
  stream: `import/${FILE}`,
  data: {
    ...{ register: 'ENTITIES', file: { sha256: FILE, size: 9 }, rows: 1 },
    rowsRoot: importRowsRoot(sha256, [{ id: ROW, row: 1 }]),
  },
};

describe('who changed the registers around a draw that replaces a voided one', () => {
  let bureau: Bureau;
  const changes = async (id: string): Promise<readonly Change[]> =>
    (await bureau.get(`/v1/draws/${id}/register-changes`, AUDITOR)).body['changes'] as readonly Change[];
  const last = async (id: string, count: number): Promise<readonly unknown[]> =>
    (await changes(id)).slice(-count).map(({ stream, phase }) => [stream, phase]);

  beforeAll(async () => {
    bureau = await openCounty();
    await bureau.says(REGISTRAR, moved('E-001'));
    await bureau.passTo('2026-03-30T09:00:00.000+08:00');
    await bureau.says(ORGANISER, plannedDraw(DRAW, times('04', [2, 3, 10])));
    await bureau.says(LEGAL, commitment('legal'));
    await bureau.says(REGISTRAR, excluded);
    await bureau.says(ORGANISER, { type: 'FreezeOrdered', stream: `draw/${DRAW}`, data: {} });
    await bureau.says(REGISTRAR, moved('E-003'));
    await bureau.passTo('2026-04-02T16:00:00.000+08:00');
    const documents = [await bureau.upload(HEAD, '名录核查记录')];
    const data = { cause: 'WRONG_INPUT', reason: '名录有误', documents };
    await bureau.says(HEAD, { type: 'DrawVoided', stream: `draw/${DRAW}`, cosigners: [LEGAL], data });
    await bureau.says(ORGANISER, plannedDraw(SECOND, { ...times('04', [7, 8, 10]), replaces: DRAW }));
    await bureau.says(LEGAL, commitment('legal', SECOND));
    await bureau.says(REGISTRAR, moved('E-004'));
    await bureau.says(REGISTRAR, row, completed);
  });
  afterAll(() => bureau.close());

  it('begins thirty days before the first plan, whose register it stands on, and tells of imports too', async () => {
    expect(await last(SECOND, 6)).toEqual([
      ['entity/E-001', 'BEFORE_COMMITMENT'],
      ['entity/E-002', 'BEFORE_FREEZE'],
      ['entity/E-003', 'AFTER_FREEZE'],
      ['entity/E-004', 'AFTER_FREEZE'],
      ['entity/E-901', 'AFTER_FREEZE'],
      [`import/${FILE}`, 'AFTER_FREEZE'],
    ]);
  });

  it('ends for the voided one with its void', async () => {
    expect(await last(DRAW, 3)).toEqual((await last(SECOND, 6)).slice(0, 3));
  });

  it('names who signed beside the registrar', async () => {
    const told = (await changes(DRAW)).find(({ type }) => type === 'EntityExcluded');
    expect(told).toMatchObject({ by: REGISTRAR, cosigners: [LEGAL], reason: '不属于检查范围' });
  });
});
