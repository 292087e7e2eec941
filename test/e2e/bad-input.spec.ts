import { Bureau, ORIGIN, type Saying } from '../kit/bureau';
import { expectASentence } from '../kit/sentence';

interface Submitted {
  readonly statement: { readonly data: object };
}

/** A registrar whose key is revoked before the tests begin. */
const GONE = 'registrar/R-2';

const orgs = [
  { id: 'bureau', name: '样例县卫生健康局', kind: 'COUNTY_HEALTH' },
  { id: 'brigade', name: '样例县卫生健康监督执法大队', kind: 'COUNTY_BRIGADE', parent: 'bureau' },
];
const people = [
  { actor: 'registrar/R-1', role: 'REGISTRAR_ENTITY', org: 'brigade' },
  { actor: 'head/H-1', role: 'HEAD', org: 'bureau' },
  { actor: GONE, role: 'REGISTRAR_ENTITY', org: 'brigade' },
];

const entity = (id: string): Saying => ({
  type: 'EntityRegistered',
  stream: `entity/${id}`,
  data: {
    ...{ kind: 'ORGANISATION', name: '样例游泳馆', category: 'PP', subtypes: ['PP-SWIM'] },
    ...{ district: '371234', licensor: 'bureau', level: 'COUNTY' },
  },
});

describe('bad input', () => {
  let bureau: Bureau;
  let size = 0;

  beforeAll(async () => {
    bureau = await Bureau.open();
    await bureau.appoint(orgs, people);
    await bureau.says('registrar/R-1', entity('E-1'));
    await bureau.says('founder', {
      type: 'KeyRevoked',
      stream: `actor/${GONE}`,
      data: { actor: GONE, key: bureau.pen(GONE).keyId, reason: '调离' },
    });
    size = bureau.ledger.writer.sealed.size;
  });
  afterAll(() => bureau.close());
  afterEach(async () => {
    // Refused means refused: the log is as long as it was.
    expect(bureau.ledger.writer.sealed.size).toBe(size);
    expect(await bureau.ledger.store.size()).toBe(size);
  });

  const refusal = async (body: unknown): Promise<string> => {
    const answer = await bureau.post(body);
    expect(answer.headers['content-type']).toContain('application/problem+json');
    expectASentence(answer.body);
    return `${String(answer.status)} ${answer.code}`;
  };
  const changed = (change: (submission: Submitted) => void): unknown => {
    const submission = JSON.parse(
      JSON.stringify(bureau.submission('registrar/R-1', entity('E-9'))),
    ) as Submitted;
    change(submission);
    return submission;
  };

  it('is refused where it is no JSON', async () => {
    expect(await refusal('{"statement":')).toBe('400 malformed-json');
  });

  it('is refused with a key that stands twice', async () => {
    const text = JSON.stringify(bureau.submission('registrar/R-1', entity('E-9')));
    expect(await refusal(text.replace('{"statement"', '{"expect":0,"expect":1,"statement"'))).toBe(
      '400 duplicate-key',
    );
  });

  it('is refused where it is nested too deep', async () => {
    expect(await refusal('['.repeat(40) + ']'.repeat(40))).toBe('400 too-deep');
  });

  it('is refused with an unknown member, in the submission, the statement and the data', async () => {
    expect(await refusal(changed((s) => Object.assign(s, { colour: 'red' })))).toBe('400 unknown-member');
    expect(await refusal(changed((s) => Object.assign(s.statement, { colour: 'red' })))).toBe(
      '400 unknown-member',
    );
    const data = { ...entity('E-9').data, colour: 'red' };
    expect(await refusal(bureau.submission('registrar/R-1', { ...entity('E-9'), data }))).toBe(
      '422 payload-unknown-member',
    );
  });

  it('is refused with a member of another form, which is named', async () => {
    for (const [member, value] of [
      ['occurredAt', '2026-01-05T09:00:00+08:00'],
      ['stream', 'entity'],
      ['id', 'E-9'],
    ]) {
      const wrong = changed((s) => Object.assign(s.statement, { [member ?? '']: value }));
      expect(await refusal(wrong)).toBe('400 member-invalid');
      expect(await refusal(changed((s) => Reflect.deleteProperty(s.statement, member ?? '')))).toBe(
        '400 member-missing',
      );
    }
  });

  it('is refused with a value of the wrong type', async () => {
    const data = { ...entity('E-9').data, category: 7 };
    expect(await refusal(bureau.submission('registrar/R-1', { ...entity('E-9'), data }))).toBe(
      '422 payload-invalid',
    );
  });

  it('is refused on a stale view of the stream', async () => {
    const again: Saying = {
      type: 'EntityChanged',
      stream: 'entity/E-1',
      data: { changes: { grade: 'B' }, reason: 'graded' },
    };
    expect(await refusal(bureau.submission('registrar/R-1', { ...again, expect: 7 }))).toBe(
      '409 revision-conflict',
    );
    expect(await refusal(bureau.submission('registrar/R-1', { ...again, expect: 'none' }))).toBe(
      '409 revision-conflict',
    );
  });

  it('is refused where it is meant for another ledger', async () => {
    expect(await refusal(changed((s) => Object.assign(s.statement, { ledger: `${ORIGIN}2` })))).toBe(
      '422 other-ledger',
    );
  });

  it('is refused with a key that nobody enrolled', async () => {
    expect(await refusal(bureau.submission('registrar/R-7', entity('E-9')))).toBe('403 key-unknown');
  });

  it('is refused with a key that was revoked, also for what was signed before', async () => {
    const signed = bureau.submission(GONE, entity('E-9'));
    expect(await refusal(signed)).toBe('403 key-revoked');
    expect(await refusal([bureau.submission('registrar/R-1', entity('E-8')), signed])).toBe(
      '403 key-revoked',
    );
  });

  it('is refused with a signature over other bytes', async () => {
    const swapped = changed((s) => Object.assign(s.statement.data, { name: '样例浴场' }));
    expect(await refusal(swapped)).toBe('403 signature-invalid');
  });

  it('is refused where a cosigner named did not sign', async () => {
    const stated = { ...entity('E-9'), cosigners: ['head/H-1'] };
    const submission = JSON.parse(JSON.stringify(bureau.submission('registrar/R-1', stated))) as {
      signature: { cosigners?: unknown };
    };
    delete submission.signature.cosigners;
    expect(await refusal(submission)).toMatch(/cosigner-missing$/);
  });

  it('is refused where it claims a moment in the future', async () => {
    const late = { ...entity('E-9'), occurredAt: '2026-01-05T09:06:00.000+08:00' };
    expect(await refusal(bureau.submission('registrar/R-1', late))).toBe('422 in-the-future');
  });

  it('is refused from somebody who has not the role', async () => {
    expect(await refusal(bureau.submission('head/H-1', entity('E-9')))).toBe('403 not-authorised');
  });

  it('is refused where the body is larger than the ledger takes', async () => {
    expect(await refusal(`{"statement":"${'x'.repeat(3_000_000)}"}`)).toBe('413 too-large');
  });

  it('is refused with a disclosure that does not open its commitment', async () => {
    const personal = { phone: 'a'.repeat(64) };
    const disclosures = { phone: { salt: 'b'.repeat(64), value: '13800000000', subject: 'entity/E-9' } };
    const stated = { ...entity('E-9'), personal, disclosures };
    expect(await refusal(bureau.submission('registrar/R-1', stated))).toBe('422 disclosure-wrong');
    expect(await refusal(bureau.submission('registrar/R-1', { ...entity('E-9'), personal }))).toBe(
      '422 disclosure-missing',
    );
  });

  it('is refused under an id that another statement has', async () => {
    const [founding] = await bureau.ledger.store.read(0, 1);
    const { statement } = JSON.parse(Buffer.from(founding ?? []).toString()) as { statement: { id: string } };
    const reused = { ...entity('E-9'), id: statement.id };
    expect(await refusal(bureau.submission('registrar/R-1', reused))).toBe('409 id-reused');
  });

  it('is refused without a key: sign-in is not set up', async () => {
    const attested = changed((s) =>
      Object.assign(s.statement, {
        attestation: { issuer: 'https://sso.example', method: 'oidc', subject: 'e7' },
      }),
    );
    expect(await refusal(attested)).toBe('422 attestation-not-configured');
  });

  it('answers a repeated statement with the first receipt', async () => {
    const stated = bureau.submission('registrar/R-1', entity('E-5'));
    const first = await bureau.post(stated);
    const again = await bureau.post(stated);
    size += 1;
    expect(first.status).toBe(201);
    expect([again.status, again.body['index'], again.body['revision']]).toEqual([
      201,
      first.body['index'],
      first.body['revision'],
    ]);
  });
});
