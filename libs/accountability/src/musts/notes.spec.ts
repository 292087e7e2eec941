import {
  NOTES,
  assessedNotReached,
  joined,
  noteMembers,
  recheckedCorrected,
  recheckNotNeeded,
} from './notes';

const CHINESE = /\p{Script=Han}/u;

describe('a note beside a state', () => {
  it('is said in Chinese and in English', () => {
    const told = [
      ...Object.values(NOTES),
      assessedNotReached({ tier: 'NONE', signer: 'officer/G-0001' }),
      recheckedCorrected(['officer/G-0001', 'officer/G-0002']),
      recheckNotNeeded('行为不可逆'),
    ];
    expect(told.filter(({ zh }) => !CHINESE.test(zh))).toEqual([]);
    expect(Object.values(NOTES).filter(({ en }) => CHINESE.test(en))).toEqual([]);
  });

  it('says one thing by one phrase', () => {
    const notes = Object.values(NOTES);
    for (const language of ['zh', 'en'] as const)
      expect(new Set(notes.map((note) => note[language])).size).toBe(notes.length);
  });

  it('holds several as one, and is absent where there is none', () => {
    expect(noteMembers(joined([NOTES.PENDING_GATE, undefined, NOTES.PENALISED_EARLY]))).toEqual({
      note: 'PENDING(gate); penalised before it opened, without a ground (Art. 38)',
      noteZh: '处罚条件尚未成就；条件成就前已处罚，无依据（行政处罚法第三十八条）',
    });
    expect(noteMembers(joined([undefined]))).toEqual({});
  });
});
