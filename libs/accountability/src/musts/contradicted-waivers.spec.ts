import type { Draft } from '@mingjing/kernel/testing';
import { confirmed, dismissed, educated, F1, F2, ordered, rechecked, served, traced } from '../testing/acts';
import { visitStarted, waived, withdrawn } from '../testing/acts';
import { HOTEL, POOL, taskTold } from '../testing/bureau';
import { judged } from '../testing/judged';

const LATER = '12-01 10:00';
const CORRECTED = 'contradicted: the recheck before it found the violation not corrected';
const FIRST = 'contradicted: a violation of the same kind stands from an earlier task';

const found = [...visitStarted('03-02 09:00'), traced('03-02 10:00'), confirmed('03-02 11:00')];
const ruled = [ordered('03-02 11:30', { due: '03-17' }), served('03-02 11:40')];
const letGo = (code: string, finding = F1): readonly Draft[] => [
  educated('03-19 10:00', { finding }),
  waived('03-20 10:00', { finding, data: { code } }),
];
const waiverOf = (...told: readonly (Draft | readonly Draft[])[]) => judged(...told).row('M3', LATER);

describe('a waiver that supposes a correction in time', () => {
  it.each(['W33a', 'W33b'])('%s: says where the recheck before it found none', (code) => {
    const row = waiverOf(found, ruled, rechecked('03-18 10:00', 'NO'), letGo(code));
    expect(row).toMatchObject({ state: 'WAIVED_WITH_BASIS', exit: code, note: CORRECTED });
    expect(row.because.map(({ type }) => type)).toContain('RecheckPerformed');
  });

  it('says nothing where it was found corrected, or nobody has rechecked yet', () => {
    expect(waiverOf(found, ruled, rechecked('03-18 10:00', 'YES'), letGo('W33a'))).not.toHaveProperty('note');
    expect(waiverOf(found, ruled, letGo('W33a'))).not.toHaveProperty('note');
    const afterwards = rechecked('03-21 10:00', 'NO');
    expect(waiverOf(found, ruled, letGo('W33a'), afterwards)).not.toHaveProperty('note');
  });

  it('is asked of no other ground', () => {
    const row = waiverOf(found, ruled, rechecked('03-18 10:00', 'NO'), waived('03-20 10:00'));
    expect(row).not.toHaveProperty('note');
  });
});

describe('a waiver of a first violation', () => {
  const there = 'D-2/E-0001';
  const told = (entity = HOTEL): readonly Draft[] => [
    taskTold({ entity, drawId: 'D-2' }, there),
    ...visitStarted('03-09 09:00', `task/${there}`),
    traced('03-09 10:00', F2, { stream: `task/${there}` }),
    confirmed('03-09 11:00', 'I', { finding: F2 }),
  ];
  const second = (code: string, before: readonly Draft[], entity?: string) =>
    judged(before, told(entity), letGo(code, F2))
      .rows(LATER, F2)
      .find(({ must }) => must === 'M3');

  it('says where one of the same kind stands at the entity from an earlier task', () => {
    const row = second('W33b', found);
    expect(row).toMatchObject({ state: 'WAIVED_WITH_BASIS', exit: 'W33b', note: FIRST });
    expect(row?.because.filter(({ type }) => type === 'ViolationConfirmed')).toHaveLength(2);
  });

  it('says nothing where that one was dismissed, withdrawn, or was of another kind or elsewhere', () => {
    const suspected = found.slice(0, -1);
    const other = confirmed('03-02 11:00', 'I', { data: { violation: 'PP-04' } });
    expect(second('W33b', suspected)).not.toHaveProperty('note');
    expect(second('W33b', [...suspected, dismissed('03-03 10:00')])).not.toHaveProperty('note');
    expect(second('W33b', [...found, withdrawn('03-03 10:00', true)])).not.toHaveProperty('note');
    expect(second('W33b', [...suspected, other])).not.toHaveProperty('note');
    expect(second('W33b', found, POOL)).not.toHaveProperty('note');
  });

  it('counts the violations of one visit as one occasion', () => {
    const both = [...found, traced('03-02 10:01', F2), confirmed('03-02 11:01', 'I', { finding: F2 })];
    const rows = judged(both, letGo('W33b', F2)).rows(LATER, F2);
    expect(rows.find(({ must }) => must === 'M3')).not.toHaveProperty('note');
  });

  it('is asked of no other ground', () => {
    expect(second('W33a', found)).not.toHaveProperty('note');
  });
});
