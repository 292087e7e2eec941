import { openDatabase } from '@mingjing/event-store';
import { dataFolder } from '../../apps/ledger/composition/data-folder';
import type { Bureau } from '../kit/bureau';
import { openCounty } from '../kit/county';
import { AUDITOR, REGISTRAR } from '../kit/county-people';

/** A table of views.db refuses to be written, as on a damaged disk: the view of the registers, and no other. */
function damage(folder: string): void {
  const database = openDatabase(dataFolder(folder).views, { durability: 'NORMAL' });
  const { name } = database
    .prepare("SELECT name FROM sqlite_schema WHERE type = 'table' AND name LIKE 'registers%'")
    .get() as { name: string };
  const fails = `BEGIN SELECT RAISE(ABORT, 'the disk is damaged here'); END`;
  database.exec(`CREATE TRIGGER damaged BEFORE INSERT ON "${name}" ${fails}`);
  database.close();
}

describe('a view that has halted', () => {
  let bureau: Bureau;
  let index = 0;

  beforeAll(async () => {
    bureau = await openCounty();
    await bureau.ledger.follower.catchUp();
    damage(bureau.folder);
    index = bureau.ledger.writer.sealed.size;
    await bureau.says(REGISTRAR, {
      type: 'EntityChanged',
      stream: 'entity/E-001',
      data: { changes: { grade: 'C' }, reason: '量化分级' },
    });
    await bureau.ledger.follower.catchUp();
  });
  afterAll(() => bureau.close());

  it('answers nothing: the refusal names it, the entry, and what to do', async () => {
    const { status, code, body } = await bureau.get('/v1/registers/entities', AUDITOR);
    expect([status, code, body['facts']]).toEqual([503, 'view-halted', { view: 'registers', index }]);
    expect(body['detail']).toMatch(/"registers".*entry \d+.*deletes views\.db/);
    expect(body['title']).toMatch(/[\u4e00-\u9fff]/);
  });

  it('is not asked as of an earlier size either', async () => {
    const { code } = await bureau.get(`/v1/registers/entities?size=${String(index)}`, AUDITOR);
    expect(code).toBe('view-halted');
  });

  it('is named by the readiness of the service, and leaves the other views to answer', async () => {
    const { status, body } = await bureau.get('/readyz');
    expect([status, body['ready'], body['halted']]).toEqual([
      503,
      false,
      [`The view registers halted at entry ${String(index)}`],
    ]);
    expect(await bureau.get('/v1/streams/entity/E-001', AUDITOR)).toMatchObject({
      status: 200,
      body: { size: index + 1 },
    });
  });
});
