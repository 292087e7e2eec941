import type { Bureau, Saying } from '../kit/bureau';
import { openCounty } from '../kit/county';
import { AUDITOR, REGISTRAR } from '../kit/county-people';

const FILE = 'ab'.repeat(32);

/** A row of a file of which no completion follows. */
function row(entity: string, no: number): Saying {
  const data = {
    ...{ kind: 'ORGANISATION', name: `样例单位${entity}`, category: 'PP', subtypes: ['PP-HOTEL'] },
    ...{ district: '371234', licensor: 'bureau', level: 'COUNTY', import: { file: FILE, row: no } },
  };
  return { type: 'EntityRegistered', stream: `entity/${entity}`, data };
}

describe('an import that was cut off', () => {
  let bureau: Bureau;
  beforeAll(async () => {
    bureau = await openCounty();
    await bureau.says(REGISTRAR, row('E-901', 1), row('E-902', 2));
  });
  afterAll(() => bureau.close());

  it('is listed with its file and how many rows stand', async () => {
    const { body } = await bureau.get('/v1/imports/unfinished', AUDITOR);
    expect(body['imports']).toEqual([{ file: FILE, register: 'ENTITIES', rows: 2 }]);
  });

  it('names its rows, which no register shows', async () => {
    const { status, body } = await bureau.get(`/v1/imports/unfinished/${FILE}`, AUDITOR);
    expect([status, body]).toEqual([
      200,
      expect.objectContaining({ file: FILE, rows: 2, streams: ['entity/E-901', 'entity/E-902'] }),
    ]);
    const { body: register } = await bureau.get('/v1/registers/entities', AUDITOR);
    expect(JSON.stringify(register)).not.toContain('E-901');
  });
});
