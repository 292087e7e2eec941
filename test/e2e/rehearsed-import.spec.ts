import type { Bureau, Response, Saying } from '../kit/bureau';
import { openCounty } from '../kit/county';
import { HEAD, REGISTRAR } from '../kit/county-people';

const PATH = '/v1/imports/rehearsal';

function row(entity: string, no: number, beside: object = {}): Saying {
  const data = {
    ...{ kind: 'ORGANISATION', name: `样例单位${entity}`, category: 'PP', subtypes: ['PP-HOTEL'] },
    ...{
      district: '371234',
      licensor: 'bureau',
      level: 'COUNTY',
      import: { file: 'ab'.repeat(32), row: no },
    },
    ...beside,
  };
  return { type: 'EntityRegistered', stream: `entity/${entity}`, data };
}

describe('rows of an import that are only tried', () => {
  let bureau: Bureau;
  beforeAll(async () => {
    bureau = await openCounty();
  });
  afterAll(() => bureau.close());

  const asked = (actor: string, ...rows: readonly Saying[]): readonly object[] =>
    rows.map((one) => {
      const { statement, signature } = bureau.submission(actor, one);
      return { statement, keys: [signature.key] };
    });
  const tries = (reader: string | undefined, body: unknown): Promise<Response> =>
    bureau.post(body, PATH, reader);

  it('are each answered with what the ledger would say, and leave nothing in the log', async () => {
    const size = await bureau.ledger.store.size();
    const rows = [row('E-901', 1), row('E-902', 1), row('E-903', 3, { licensor: 'nobody' }), row('E-904', 4)];
    const { status, body } = await tries(REGISTRAR, asked(REGISTRAR, ...rows));
    expect([status, body]).toMatchObject([
      200,
      {
        size,
        refused: [
          { position: 1, code: 'import-row-taken' },
          { position: 2, code: 'org-unknown' },
        ],
      },
    ]);
    expect(await bureau.ledger.store.size()).toBe(size);
  });

  it('are refused to a role that may not state them', async () => {
    const { body } = await tries(HEAD, asked(HEAD, row('E-905', 1)));
    expect(body['refused']).toMatchObject([{ position: 0, code: 'not-authorised' }]);
  });

  it('are asked about by their signer alone', async () => {
    expect(await tries(undefined, asked(REGISTRAR, row('E-905', 1)))).toMatchObject({ status: 401 });
    const forAnother = await tries(HEAD, asked(REGISTRAR, row('E-905', 1)));
    expect(forAnother).toMatchObject({ status: 403, code: 'not-the-reader' });
  });

  it('are rows: of nothing else does anybody learn beforehand what the ledger would say', async () => {
    const decided = asked(HEAD, { type: 'DrawExecuted', stream: 'draw/D-1', data: {} });
    const { body } = await tries(HEAD, decided);
    expect(body['refused']).toMatchObject([{ position: 0, code: 'not-of-an-import' }]);
  });

  it('come as an array of statements with key ids', async () => {
    const signed = bureau.submission(REGISTRAR, row('E-905', 1));
    for (const body of [{}, [1], [signed], [{ statement: signed.statement, keys: [1] }]]) {
      expect(await tries(REGISTRAR, body)).toMatchObject({ status: 400, code: 'submission-malformed' });
    }
  });
});
