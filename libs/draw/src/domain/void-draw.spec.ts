import {
  aCommitment,
  aCountersignature,
  aDraw,
  aFreeze,
  aReveal,
  aVoid,
  clinics,
  committedDraw,
  contributors,
  countersignedDraw,
  DRAW,
  executedDraw,
  frozenDraw,
  hotels,
  pools,
  unblindedDraw,
} from '../testing/steps';
import { filed, HEAD, LEGAL, officer, ratio, role } from '../testing/county';
import { frozenRegisterOf, isFileSealed, isUnblinded } from './draw-questions';
import { tasksOfDraw } from './drawn-tasks';
import { drawnThisYear, placesHeld, voidsOf } from './year-facts';

const LATE = '2026-03-05T09:00:00.000+08:00';
const NEXT = 'GQ-2026-1B';
const later = {
  replaces: DRAW,
  commitBy: '2026-03-06T17:00:00.000+08:00',
  revealBy: '2026-03-07T17:00:00.000+08:00',
};
const proof = { proof: ['ab'.repeat(32)] };

describe('a draw is voided', () => {
  it('only with a cause that holds', () => {
    const now = frozenDraw();
    expect(now.outcome(aVoid('ABANDONED'))).toBe('void-cause-unproved');
    expect(now.outcome(aVoid('BEACON_MISSING'))).toBe('void-cause-unproved');
    expect(now.outcome(aVoid('WRONG_INPUT'))).toBe('void-cause-unproved');
    expect(now.outcome(aVoid('ORDERED_BY_AUTHORITY'))).toBe('void-cause-unproved');
    expect(now.outcome(aVoid('ORDERED_BY_AUTHORITY', { document: '市卫健委通知' }))).toBe('accepted');
  });

  it('as abandoned only where a contributor kept silent past his time', () => {
    const now = frozenDraw().passTo(LATE);
    expect(now.outcome(aVoid('ABANDONED'))).toBe('accepted');
    expect(executedDraw().passTo(LATE).outcome(aVoid('ABANDONED'))).toBe('void-cause-unproved');
  });

  it('never as abandoned because somebody dislikes its result', () => {
    const now = frozenDraw();
    now.given(aReveal(now, 'organiser')).passTo(LATE).given(aReveal(now, 'legal'));
    expect(now.outcome(aVoid('ABANDONED'))).toBe('void-cause-unproved');
  });

  it('for a missing beacon only where it names one whose time has passed', () => {
    const at = '2026-03-04T21:15:00.000+08:00';
    const now = frozenDraw({ beacon: { source: 'LOTTERY', round: '2026025', at } });
    expect(now.outcome(aVoid('BEACON_MISSING'))).toBe('void-cause-unproved');
    expect(now.passTo('2026-03-04T20:00:00.000+08:00').outcome(aVoid('BEACON_MISSING'))).toBe(
      'void-cause-unproved',
    );
    expect(now.passTo(LATE).outcome(aVoid('BEACON_MISSING'))).toBe('accepted');
  });

  it('by the head together with legal affairs', () => {
    const now = frozenDraw();
    expect(now.outcome({ ...aVoid('WRONG_INPUT', proof), actor: LEGAL, cosigners: [HEAD] })).toBe(
      'not-authorised',
    );
    expect(now.outcome({ ...aVoid('WRONG_INPUT', proof), cosigners: ['clerk/C-1'] })).toBe(
      'cosigner-not-authorised',
    );
  });

  it('not after the first assignment was revealed', () => {
    expect(countersignedDraw().outcome(aVoid('WRONG_INPUT', proof))).toBe('accepted');
    const now = countersignedDraw().passTo('2026-03-09T08:00:00.000+08:00');
    expect(now.outcome(aVoid('WRONG_INPUT', proof))).toBe('draw-unblinded');
  });

  it('once, and accepts nothing any more', () => {
    const now = executedDraw().given(aVoid('WRONG_INPUT', proof));
    expect(now.outcome(aVoid('WRONG_INPUT', proof))).toBe('draw-voided');
    expect(now.outcome(aCountersignature(now))).toBe('draw-voided');
    const silent = committedDraw().given(aVoid('WRONG_INPUT', proof));
    expect(silent.outcome(aFreeze())).toBe('draw-voided');
    expect(silent.passTo('2026-04-01T09:00:00.000+08:00').all('RevealOverdue')).toEqual([]);
  });

  it('and reveals nobody, leaves nobody drawn, but is counted for ever', () => {
    const now = countersignedDraw();
    const [first] = tasksOfDraw(now.facts(), DRAW);
    now.given(aVoid('WRONG_INPUT', proof)).passTo('2026-04-01T09:00:00.000+08:00');
    const facts = now.facts();
    expect(now.all('AssignmentRevealed')).toEqual([]);
    expect(isUnblinded(facts, DRAW)).toBe(false);
    expect(drawnThisYear(facts, 'GQ-2026', first?.entity ?? '')).toBe(false);
    expect(placesHeld(facts, first?.lead ?? '', 2026)).toBe(0);
    expect(facts.list('covered', '')).toEqual([]);
    expect(voidsOf(facts, 'GQ-2026')).toEqual([{ draw: DRAW, cause: 'WRONG_INPUT' }]);
  });
});

describe('the draw that replaces a voided one', () => {
  const voided = () => executedDraw().given(aVoid('WRONG_INPUT', proof));

  it('stands on the register that was frozen then, and needs new secrets', () => {
    const now = voided();
    now.given(aDraw(later, NEXT));
    expect(frozenRegisterOf(now.facts(), NEXT)).toEqual(frozenRegisterOf(now.facts(), DRAW));
    expect(now.outcome(aFreeze(NEXT))).toBe('register-already-frozen');
    const old = now.events.find(({ type }) => type === 'SeedCommitted');
    expect(now.outcome({ ...aCommitment('organiser', NEXT), data: old?.data ?? {} })).toBe('commitment-used');
    now.given(aCommitment('organiser', NEXT), aCommitment('legal', NEXT));
    now.given(aReveal(now, 'organiser', NEXT)).given(aReveal(now, 'legal', NEXT));
    const [first, second] = now.all('DrawExecuted').map(({ data }) => data.seed);
    expect(first).not.toBe(second);
  });

  it('is the only way to draw again under the number', () => {
    const now = voided();
    expect(now.outcome(aDraw({}, NEXT))).toBe('draw-number-used');
    now.given(aDraw(later, NEXT));
    expect(now.outcome(aDraw(later, 'GQ-2026-1C'))).toBe('draw-number-used');
    const other = { ...later, no: 2, kind: 'DAILY' };
    expect(now.outcome(aDraw(other, 'GQ-2026-1C'))).toBe('replaced-elsewhere');
  });

  it('cannot replace a draw that stands', () => {
    expect(executedDraw().outcome(aDraw(later, NEXT))).toBe('replaced-draw-stands');
  });

  it.each<[string, object]>([
    ['strata', { strata: [hotels, clinics] }],
    ['exclude', { exclude: ['DRAWN_THIS_YEAR'] }],
    ['validOn', { validOn: '2026-03-10' }],
    ['items', { items: ['PP-01'] }],
  ])('leaves %s as they were', (member, changes) => {
    const decision = voided().when(aDraw({ ...later, ...changes }, NEXT));
    if (decision.accepted) throw new Error('accepted');
    expect(decision.rejection).toMatchObject({ code: 'replaced-draw-changed', facts: { member } });
  });

  it('cannot go by a ratio that was decided after the freeze', () => {
    const late = '00000000-0000-4000-9000-00000000000c';
    const now = voided().given(ratio(late, { source: 'FLOOR', ratio: [90, 100] }));
    const strata = [hotels, pools, { ...clinics, ratio: [90, 100], ratioDecision: late }];
    expect(now.outcome(aDraw({ ...later, strata }, NEXT))).toBe('ratio-after-freeze');
  });

  it('freezes for itself where the voided one never did', () => {
    const now = committedDraw().given(
      aVoid('WRONG_INPUT', proof),
      aDraw({ ...later, strata: [hotels] }, NEXT),
    );
    expect(now.outcome(aFreeze(NEXT))).toBe('accepted');
    expect(frozenRegisterOf(now.facts(), NEXT)?.strata).toHaveLength(1);
  });

  it('has no contributor from the old officer pool', () => {
    const now = voided().given(role(['officer/G-01', 'OBSERVER', 'gaoqing-justice']));
    const three = [...contributors, { id: 'officer', actor: 'officer/G-01' }];
    expect(now.outcome(aDraw({ ...later, contributors: three }, NEXT))).toBe('organiser-in-pool');
    filed(now.given(officer('G-07'))).given(role(['officer/G-07', 'OBSERVER', 'gaoqing-justice']));
    const fresh = [...contributors, { id: 'officer', actor: 'officer/G-07' }];
    expect(now.outcome(aDraw({ ...later, contributors: fresh }, NEXT))).toBe('accepted');
  });

  it('opens the voided one to readers when it is unblinded itself', () => {
    const now = voided();
    const lists = frozenRegisterOf(now.facts(), DRAW)?.lists;
    now.given(aDraw(later, NEXT)).passTo('2026-04-01T09:00:00.000+08:00');
    expect(isFileSealed(now.facts(), lists?.officers.sha256 ?? '')).toBe(true);
    const again = unblindedDraw(later, NEXT, voided());
    expect(isFileSealed(again.facts(), lists?.officers.sha256 ?? '')).toBe(false);
  });
});
