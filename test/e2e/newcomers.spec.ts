import type { Bureau } from '../kit/bureau';
import { openCounty } from '../kit/county';
import { CLERK, DEPUTY, HEAD, LEGAL, OFFICERS, ORGANISER, REGISTRAR } from '../kit/county-people';
import type { Saying } from '../kit/saying';

const entity = (id: string, members: object = {}, statement: object = {}): Saying => ({
  type: 'EntityRegistered',
  stream: `entity/${id}`,
  data: {
    ...{ kind: 'ORGANISATION', name: '样例宾馆', category: 'PP', subtypes: ['PP-HOTEL'] },
    ...{ district: '371234', licensor: 'bureau', level: 'COUNTY', ...members },
  },
  ...statement,
});

const assignment = (actor: string, role: string): Saying => ({
  type: 'RoleAssigned',
  stream: `actor/${actor}`,
  data: { actor, role, org: 'bureau', from: '2026-01-01' },
});

describe('a new statement', () => {
  let bureau: Bureau;
  beforeAll(async () => {
    bureau = await openCounty();
  });
  afterAll(() => bureau.close());

  it('is on behalf of nobody who has not delegated', async () => {
    const refused = (onBehalfOf: string): Promise<string> =>
      bureau.outcome(REGISTRAR, entity('N-1', {}, { onBehalfOf }));
    expect(await refused('head/H-7')).toBe('on-behalf-not-delegated');
    expect(await refused(HEAD)).toBe('on-behalf-not-delegated');
  });

  it('is on behalf of somebody whose organisation has delegated, until that is revoked', async () => {
    const stream = 'org/bureau';
    const grant = { delegation: 'W-1', from: 'bureau', to: 'office', scope: ['register/enter'] };
    const written = { basis: { document: '样例委托书' }, validFrom: '2026-01-01' };
    await bureau.says('founder', { type: 'DelegationGranted', stream, data: { ...grant, ...written } });
    await bureau.says(REGISTRAR, entity('N-2', {}, { onBehalfOf: HEAD }));
    expect(await bureau.outcome(REGISTRAR, entity('N-3', {}, { onBehalfOf: LEGAL }))).toBe(
      'on-behalf-not-delegated',
    );
    const data = { delegation: 'W-1', reason: '期满' };
    await bureau.says('founder', { type: 'DelegationRevoked', stream, data });
    expect(await bureau.outcome(REGISTRAR, entity('N-3', {}, { onBehalfOf: HEAD }))).toBe(
      'on-behalf-not-delegated',
    );
  });

  it('may be entered by the clerk of an office for his colleague', async () => {
    expect(await bureau.outcome(CLERK, entity('N-4', {}, { onBehalfOf: HEAD }))).toBe(
      'on-behalf-not-delegated',
    );
    await bureau.says(CLERK, entity('N-4', {}, { onBehalfOf: ORGANISER }));
  });

  it('names a licensor that the ledger knows', async () => {
    expect(await bureau.outcome(REGISTRAR, entity('N-5', { licensor: 'nobody' }))).toBe('org-unknown');
    await bureau.says(REGISTRAR, entity('N-5'));
    const changed = (licensor: string): Saying => ({
      ...{ type: 'EntityChanged', stream: 'entity/N-5' },
      data: { changes: { licensor }, reason: '换证' },
    });
    expect(await bureau.outcome(REGISTRAR, changed('nobody'))).toBe('org-unknown');
    expect(await bureau.outcome(REGISTRAR, changed('city'))).toBe('accepted');
  });

  it('may name subtypes of a second category, where two overlap', async () => {
    expect(await bureau.outcome(REGISTRAR, entity('N-6', { subtypes: ['PP-HOTEL', 'MI-CLIN'] }))).toBe(
      'accepted',
    );
  });

  it('holds no name with a control character', async () => {
    for (const name of ['样例\u0000宾馆', '样例\u001b[31m', '样例\n宾馆', '样例\u0085']) {
      expect(await bureau.outcome(REGISTRAR, entity('N-7', { name }))).toBe('name-unreadable');
    }
    expect(await bureau.outcome(REGISTRAR, entity('N-7', { name: '样例 宾馆（東）' }))).toBe('accepted');
  });

  it.each([
    [HEAD, 'LEGAL', 'role-separation'],
    [LEGAL, 'HEAD', 'role-separation'],
    [CLERK, 'OFFICER', 'role-separation'],
    [`officer/${OFFICERS[0].id}`, 'ENTRY', 'role-separation'],
    [LEGAL, 'LEAD', 'role-separation'],
    [DEPUTY, 'PUBLISHER', 'accepted'],
  ])('joins no duties that are kept apart: %s and %s', async (actor, role, outcome) => {
    expect(await bureau.outcome('founder', assignment(actor, role))).toBe(outcome);
  });

  it('gives nobody a role by his own hand', async () => {
    expect(await bureau.outcome(HEAD, assignment(HEAD, 'PUBLISHER'))).toBe('appoints-himself');
  });
});
