import type { RecordedEvent } from '@mingjing/kernel';
import { act, china, confirmed, F1, hash, O1, ordered, served, traced, visitStarted } from '../testing/acts';
import { HEAD, LEAD, SECOND } from '../testing/bureau';
import { judged, type Judged } from '../testing/judged';
import { toldFrom } from '../testing/memory-rows';
import { signedOriginal } from '../testing/signed-original';
import { trailView } from '../views/trail';
import vectors from '../../../../test/vectors/record-vectors.json';
import { actOf, becauseOf } from './act';
import { withCompromised } from './caveats';

const LATE = '22222222-0000-4000-8000-000000000001';

/** The recheck that the lead signed offline, and that the head enters after the key was revoked. */
function admitted(type: string, stream: string, data: object, handed: 'cosigned' | 'alone' = 'cosigned') {
  const original = {
    actor: LEAD,
    cosigners: [SECOND],
    data,
    id: LATE,
    ledger: 'mingjing.example/scenario',
    occurredAt: china('03-16 10:00'),
    stream,
    type,
    version: 1,
  };
  const { enrolment, data: signed } = signedOriginal(original);
  const { enrolment: seconds, data: second } = signedOriginal(original, SECOND);
  const cosigners = [{ key: second.key, sig: second.signature }];
  const members = { ...signed, reason: '设备离线，密钥已撤销', ...(handed === 'alone' ? {} : { cosigners }) };
  return [enrolment, seconds, act('LateStatementAdmitted', `late/${LATE}`, HEAD, '04-20 09:00', members)];
}

const RECHECK = { findings: [{ corrected: 'YES', finding: F1 }], mode: 'SITE' };

function rechecksLate(handed?: 'cosigned' | 'alone'): Judged {
  return judged(
    ...visitStarted('03-02 09:00'),
    traced('03-02 10:00'),
    confirmed('03-02 11:00'),
    ordered('03-02 11:30', { due: '03-12' }),
    served('03-02 11:40'),
    ...admitted('RecheckPerformed', `order/${O1}`, RECHECK, handed),
  );
}

describe('a statement that another person entered after its key was revoked', () => {
  it('stands in the because of the row that it would answer, marked as unverified in time', () => {
    const { because, note } = rechecksLate().row('M2', '04-21 10:00');
    expect(because.at(-1)).toMatchObject({
      ...{ type: 'RecheckPerformed', at: china('03-16 10:00'), signer: LEAD },
      caveats: ['UNVERIFIED_IN_TIME'],
    });
    expect(note).toContain('unverified in time');
  });

  it('answers nothing: the must is as overdue as without it', () => {
    expect(rechecksLate().row('M2', '04-21 10:00').state).toBe('OVERDUE');
  });

  it('is not shown in rows that it does not concern, nor before it was entered', () => {
    expect(rechecksLate().row('M1', '04-21 10:00').because).not.toContainEqual(
      expect.objectContaining({ caveats: expect.anything() }),
    );
    expect(
      rechecksLate()
        .row('M2', '04-19 10:00')
        .because.map(({ type }) => type),
    ).not.toContain('RecheckPerformed');
  });

  it('is found in the trail of the stream and of the signers that it names', () => {
    const { scenario } = rechecksLate();
    const rows = toldFrom(trailView, scenario.events);
    for (const subject of [`order/${O1}`, LEAD, SECOND, HEAD]) {
      expect([subject, rows.lists.get(subject)?.at(-1)?.type]).toEqual([subject, 'LateStatementAdmitted']);
    }
  });

  it('says of cosigners who are only named that their signatures were not handed in, and is kept out of their trails', () => {
    const told = rechecksLate('alone');
    const { because } = told.row('M2', '04-21 10:00');
    expect(because.at(-1)?.caveats).toEqual(['UNVERIFIED_IN_TIME', 'COSIGNERS_ONLY_NAMED']);
    const { lists } = toldFrom(trailView, told.scenario.events);
    const types = (subject: string): readonly unknown[] => (lists.get(subject) ?? []).map(({ type }) => type);
    expect(types(SECOND)).not.toContain('LateStatementAdmitted');
    expect(types(LEAD)).toContain('LateStatementAdmitted');
  });

  it('may hold anything, and stops no view', () => {
    for (const findings of [null, 7, [null, 7, {}, { finding: 3 }], { finding: F1 }]) {
      const told = judged(
        ...visitStarted('03-02 09:00'),
        traced('03-02 10:00'),
        admitted('CaseFiled', `case/${hash(1)}`, { findings }),
      );
      expect(told.record().admitted).toBeUndefined();
    }
  });
});

describe('an act that a sign-in attests, and no key of its actor signed', () => {
  const acts = vectors.entries.map(({ statement }, index) => {
    const stated = JSON.parse(statement) as RecordedEvent;
    return actOf({ ...stated, index, revision: 0, recordedAt: '2026-03-06T01:00:00.000Z' }, 'L0');
  });

  it('is marked in the because of every row, among the entries of the record', () => {
    const marked = acts.map(becauseOf).filter(({ caveats }) => caveats !== undefined);
    expect(marked).toEqual([expect.objectContaining({ signer: 'clerk/E-0007', caveats: ['ATTESTED'] })]);
  });

  it('keeps the mark beside others', () => {
    const [row] = rechecksLate().rows('04-21 10:00');
    const because = acts.map(becauseOf).filter(({ signer }) => signer === 'clerk/E-0007');
    const [shown] = withCompromised([{ ...row!, because }], () => true);
    expect(shown?.because[0]?.caveats).toEqual(['ATTESTED', 'AFTER_COMPROMISE']);
  });
});

describe('an act after the compromise of its key', () => {
  it('is marked wherever a row stands on it, and changes no state', () => {
    const rows = rechecksLate().rows('04-21 10:00');
    const { index } = rows[0]?.because.find(({ type }) => type === 'OrderServed') ?? { index: -1 };
    const marked = withCompromised(rows, (one) => one === index);
    expect(marked.map(({ state }) => state)).toEqual(rows.map(({ state }) => state));
    const seen = marked.flatMap(({ because }) => because).filter((one) => one.index === index);
    expect(seen.length).toBeGreaterThan(1);
    for (const { caveats } of seen) expect(caveats).toEqual(['AFTER_COMPROMISE']);
  });
});
