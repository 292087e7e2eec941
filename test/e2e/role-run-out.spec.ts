import { chinaDay, recordedTime } from '@mingjing/kernel';
import { assignment, enrolment, registration } from '../kit/appointments';
import { veiled } from '../../apps/ledger/http/refusal-veil';
import { Bureau } from '../kit/bureau';
import { DRAW, drawnTasks, drawnUpTo } from '../kit/county-draw';

const AUDITOR = 'auditor/A-1';
const READS = ['/v1/registers/entities', '/v1/bundles/draw/D-1', '/log/entry/1'];

describe('the role of a reader', () => {
  let bureau: Bureau;

  beforeAll(async () => {
    bureau = await Bureau.open('2026-01-05');
    const office = { id: 'bureau', name: '样例局', kind: 'COUNTY_HEALTH' };
    await bureau.says('founder', registration(office));
    const { data, ...assigned } = assignment({ actor: AUDITOR, role: 'AUDITOR', org: 'bureau' });
    const until = { ...assigned, data: { ...data, to: '2026-01-31' } };
    await bureau.says('founder', enrolment(bureau.pen(AUDITOR)), until);
    await bureau.ledger.follower.catchUp();
  });
  afterAll(() => bureau.close());

  const codes = async (): Promise<readonly string[]> =>
    Promise.all(READS.map(async (path) => (await bureau.get(path, AUDITOR)).code));

  it('lets him read to the end of its last day', async () => {
    await bureau.passTo('2026-01-31T23:59:59.999+08:00');
    expect(await codes()).not.toContain('may-not-read');
  });

  it('lets him read nothing more on the day after, though nobody has recorded anything since', async () => {
    const { size } = bureau.ledger.writer.sealed;
    await bureau.passTo('2026-02-01T00:00:00.000+08:00');
    expect(bureau.ledger.writer.sealed.size).toBe(size);
    expect(await codes()).toEqual(READS.map(() => 'may-not-read'));
  });

  it('has run out by the last entry too, where the clock stands behind it', async () => {
    await bureau.says('founder', {
      ...{ type: 'OrgRegistered', stream: 'org/more' },
      data: { name: '样例所', kind: 'COUNTY_HEALTH' },
    });
    await bureau.passTo('2026-01-31T23:59:59.999+08:00');
    expect(await codes()).toEqual(READS.map(() => 'may-not-read'));
  });
});

describe('a refusal', () => {
  it('tells nothing of a sealed task to whose part in the draw has run out', async () => {
    const bureau = await drawnUpTo('OFFICERS');
    const [actor, today] = ['head/H-9', chinaDay(recordedTime(bureau.now))];
    const { data, ...assigned } = assignment({ actor, role: 'HEAD', org: 'bureau' });
    await bureau.says('founder', { ...assigned, data: { ...data, to: today } });
    const stream = `task/${DRAW}/${drawnTasks(bureau)[0]?.entity ?? ''}`;
    const { statement } = bureau.submission(actor, { type: 'InspectionPushed', stream, data: {} });
    const why = { code: 'revision-conflict', reason: 'another revision', facts: {} };
    const told = (now: number): string => veiled(why, [statement], bureau.ledger.writer.facts(), now).code;
    expect(told(bureau.now)).toBe('revision-conflict');
    expect(told(bureau.now + 24 * 60 * 60_000)).not.toBe('revision-conflict');
    await bureau.close();
  });
});
