import type { JsonObject } from '@mingjing/kernel';
import type { Bureau } from '../kit/bureau';
import { drawnTasks, drawnUpTo } from '../kit/county-draw';
import { AUDITOR, HEAD } from '../kit/county-people';
import { announce, confirmation, idOf, inspect, order, pairOf, type Pair } from '../kit/county-visit';

interface Seen {
  readonly index: number;
  readonly type: string;
  readonly caveats?: readonly string[];
}

const ORDER = idOf('doubtful order');
const LATE = idOf('late recheck');

/** record.md, keys: nothing is invalidated, and everything is shown. */
describe('a signature that a reader should not lean on blindly', () => {
  let bureau: Bureau;
  let pair: Pair;
  let finding: string;
  let lastTrustedIndex: number;
  let revokedAt: number;

  beforeAll(async () => {
    bureau = await drawnUpTo('UNBLINDED');
    pair = pairOf(drawnTasks(bureau)[0]!);
    await announce(bureau, pair);
    finding = await inspect(bureau, pair);
    lastTrustedIndex = (await bureau.ledger.store.size()) - 1;
    await bureau.says(pair.lead, confirmation(finding, pair), order(ORDER, pair, finding));
    await bureau.says(pair.lead, {
      type: 'OrderServed',
      stream: `order/${ORDER}`,
      data: { method: 'IN_PERSON' },
    });
    // Signed on a device that was out of reach, and that comes back when the key is revoked.
    const data = { mode: 'SITE', findings: [{ finding, corrected: 'YES' }] };
    const recheck = { type: 'RecheckPerformed', stream: `order/${ORDER}`, data, id: LATE };
    const signed = bureau.submission(pair.lead, { ...recheck, cosigners: [pair.second] });
    revokedAt = await bureau.ledger.store.size();
    const key = bureau.pen(pair.lead).keyId;
    const revocation = { actor: pair.lead, key, reason: '设备遗失', lastTrustedIndex };
    await bureau.says(HEAD, { type: 'KeyRevoked', stream: `actor/${pair.lead}`, data: revocation });
    expect((await bureau.post([signed])).code).toBe('key-revoked');
    const original = Buffer.from(JSON.stringify(signed.statement)).toString('base64');
    const { sig: signature, cosigners } = signed.signature;
    const signatures = { signature, key, cosigners };
    await bureau.says(HEAD, {
      type: 'LateStatementAdmitted',
      stream: `late/${LATE}`,
      data: { original, ...signatures, reason: '设备遗失后寻回' },
    });
  });
  afterAll(() => bureau.close());

  const ask = async (path: string): Promise<JsonObject> => {
    const answer = await bureau.get(path, AUDITOR);
    expect([path, answer.status]).toEqual([path, 200]);
    return answer.body;
  };
  const trail = async (subject: string, query = ''): Promise<readonly Seen[]> =>
    (await ask(`/v1/trail/${subject}${query}`))['events'] as unknown as readonly Seen[];
  const because = async (query = ''): Promise<readonly Seen[]> => {
    const { rows } = await ask(`/v1/three-musts/findings/${finding}${query}`);
    return (rows as unknown as readonly { because: readonly Seen[] }[]).flatMap((row) => row.because);
  };
  const typesWith = (seen: readonly Seen[], caveat: string): readonly string[] => [
    ...new Set(seen.filter(({ caveats }) => caveats?.includes(caveat)).map(({ type }) => type)),
  ];

  it('after the compromise of its key is marked in the trail of its subject', async () => {
    expect(typesWith(await trail(`task/${pair.task}`), 'AFTER_COMPROMISE')).toEqual([
      'ViolationConfirmed',
      'RectificationOrdered',
      'OrderServed',
    ]);
    const marked = (await trail(pair.lead)).filter(({ caveats }) => caveats?.includes('AFTER_COMPROMISE'));
    for (const { index } of marked) expect(index).toBeGreaterThan(lastTrustedIndex);
  });

  it('after the compromise of its key is marked where a must stands on it', async () => {
    expect(typesWith(await because(), 'AFTER_COMPROMISE')).toEqual([
      'ViolationConfirmed',
      'RectificationOrdered',
      'OrderServed',
    ]);
  });

  it('bears no mark as of a size at which nobody knew', async () => {
    const then = `?size=${String(revokedAt)}`;
    expect(typesWith(await trail(`task/${pair.task}`, then), 'AFTER_COMPROMISE')).toEqual([]);
    expect(typesWith(await because(then), 'AFTER_COMPROMISE')).toEqual([]);
  });

  it('on a statement that another person entered is marked as unverified in time', async () => {
    for (const subject of [`order/${ORDER}`, pair.lead, pair.second, HEAD]) {
      expect([subject, typesWith(await trail(subject), 'UNVERIFIED_IN_TIME')]).toEqual([
        subject,
        ['LateStatementAdmitted'],
      ]);
    }
    expect(typesWith(await because(), 'UNVERIFIED_IN_TIME')).toEqual(['RecheckPerformed']);
  });
});
