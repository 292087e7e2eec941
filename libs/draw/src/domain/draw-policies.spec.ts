import type { Draft } from '@mingjing/kernel/testing';
import { COUNTERSIGNER, county, LEGAL, ORGANISER } from '../testing/county';
import {
  aCommitment,
  aDraw,
  aFreeze,
  aPublication,
  aReveal,
  aVoid,
  committedDraw,
  DRAW,
  frozenDraw,
} from '../testing/steps';

const hash = 'ab'.repeat(32);
const stream = `draw/${DRAW}`;
const proof = { proof: [hash] };
const beacon = { source: 'LOTTERY', value: '03,09,14,21,27,33+08' };

const statements: readonly (readonly [string, Draft])[] = [
  ['SeedCommitted', aCommitment('organiser')],
  ['FreezeOrdered', aFreeze()],
  ['SeedRevealed', aReveal(county(), 'organiser')],
  ['BeaconObserved', { type: 'BeaconObserved', stream, actor: ORGANISER, cosigners: [LEGAL], data: beacon }],
  [
    'DrawResultCountersigned',
    { type: 'DrawResultCountersigned', stream, actor: COUNTERSIGNER, data: { result: hash } },
  ],
  ['DrawVoided', aVoid('WRONG_INPUT', proof)],
  ['DrawPublished', aPublication(hash)],
];

describe.each(statements)('%s', (_type, draft) => {
  it('is refused for a draw that nobody planned', () => {
    expect(county().outcome(draft)).toBe('draw-unknown');
  });

  it.each([
    ['planned', () => county().given(aDraw())],
    ['committed', () => committedDraw()],
    ['frozen', () => frozenDraw()],
  ])('is refused for a draw that was %s and then voided', (_station, drawn) => {
    expect(drawn().given(aVoid('WRONG_INPUT', proof)).outcome(draft)).toBe('draw-voided');
  });
});
