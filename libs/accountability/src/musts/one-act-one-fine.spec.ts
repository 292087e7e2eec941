import type { Draft } from '@mingjing/kernel/testing';
import { confirmed, dismissed, F1, F2, traced, visitStarted } from '../testing/acts';
import { HOTEL, POOL, taskTold } from '../testing/bureau';
import { annulled, C1, C2, onSpot } from '../testing/case-acts';
import { judged } from '../testing/judged';

const LATER = '12-01 10:00';
const NOTED =
  'to be weighed whether it is one act: it was found before a fine for one of the same kind (Art. 29)';

const found = [...visitStarted('03-02 09:00'), traced('03-02 10:00'), confirmed('03-02 11:00')];
const alsoFound = (violation?: string): readonly Draft[] => [
  traced('03-02 10:01', F2),
  confirmed('03-02 11:01', 'I', { finding: F2, ...(violation === undefined ? {} : { data: { violation } }) }),
];
const fined = onSpot('03-02 15:00');
const finedToo = (kinds: readonly string[] = ['FINE']): Draft => {
  const amount = kinds.includes('FINE') ? {} : { fineFen: undefined };
  return onSpot('03-20 15:00', {
    case: C2,
    data: { number: '高卫当罚〔2026〕2号', findings: [F2], kinds, ...amount },
  });
};
const secondOf = (...told: readonly (Draft | readonly Draft[])[]) =>
  judged(...told)
    .rows(LATER, F2)
    .find(({ must }) => must === 'M3');

describe('a second fine for a violation of the same kind', () => {
  it('is shown beside the first where both were found before that', () => {
    const row = secondOf(found, alsoFound(), fined, finedToo());
    expect(row).toMatchObject({ state: 'MET', note: NOTED });
    expect(row?.because.filter(({ type }) => type === 'OnSpotPenaltyImposed')).toHaveLength(2);
  });

  it('is shown of two tasks too, as long as no fine stood between them', () => {
    const there = 'D-2/E-0001';
    const again = (at: string): readonly Draft[] => [
      taskTold({ entity: HOTEL, drawId: 'D-2' }, there),
      ...visitStarted(`${at} 09:00`, `task/${there}`),
      traced(`${at} 10:00`, F2, { stream: `task/${there}` }),
      confirmed(`${at} 11:00`, 'I', { finding: F2 }),
    ];
    expect(secondOf(found, again('03-02'), fined, finedToo())).toMatchObject({ note: NOTED });
    expect(secondOf(found, fined, again('03-09'), finedToo())).not.toHaveProperty('note');
  });

  it('leaves the first as it is', () => {
    expect(judged(found, alsoFound(), fined, finedToo()).row('M3', LATER)).not.toHaveProperty('note');
  });

  it('is none where one decision answers both', () => {
    const both = onSpot('03-02 15:00', { data: { findings: [F1, F2] } });
    expect(secondOf(found, alsoFound(), both)).not.toHaveProperty('note');
  });

  it('is none of another kind, elsewhere, of a finding that was dismissed, or where either is a warning', () => {
    expect(secondOf(found, alsoFound('PP-04'), fined, finedToo())).not.toHaveProperty('note');
    const suspected = found.slice(0, -1);
    expect(secondOf(suspected, dismissed('03-02 14:00'), alsoFound(), finedToo())).not.toHaveProperty('note');
    expect(secondOf(found, alsoFound(), fined, finedToo(['WARNING']))).not.toHaveProperty('note');
    const pool = 'D-2/E-0002';
    const elsewhere = [
      taskTold({ entity: POOL, drawId: 'D-2' }, pool),
      ...visitStarted('03-02 09:00', `task/${pool}`),
      traced('03-02 10:00', F2, { stream: `task/${pool}` }),
      confirmed('03-02 11:00', 'I', { finding: F2 }),
    ];
    expect(secondOf(found, elsewhere, fined, finedToo())).not.toHaveProperty('note');
  });

  it('is none once the first was annulled', () => {
    const gone = annulled('03-10 10:00', false, { case: C1 });
    expect(secondOf(found, alsoFound(), fined, gone, finedToo())).not.toHaveProperty('note');
  });
});
