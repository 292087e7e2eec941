import type { Scenario } from '@mingjing/kernel/testing';
import { entityChange } from '../testing/county';
import {
  aDraw,
  aVoid,
  countersignedDraw,
  DRAW,
  executedDraw,
  frozenDraw,
  timesIn,
  TIMES,
  unblindedIn,
  aCommitment,
  aReveal,
} from '../testing/steps';
import { frozenRegisterOf, isFileSealed, isSealed } from './draw-questions';

const NEXT = 'GQ-2026-1B';
const THEN = TIMES.unblind.entity;
const BEFORE = '2026-03-09T11:59:59.000+08:00';
const LONG_AFTER = '2026-05-11T09:00:00.000+08:00';

/** Time passes, and something is recorded: the ledger knows no other clock. */
function at(now: Scenario, moment: string): Scenario {
  return now.given({ ...entityChange('E-040', { grade: 'B' }), at: moment });
}

function isClosed(now: Scenario): boolean {
  const facts = now.facts();
  const lists = Object.values(frozenRegisterOf(facts, DRAW)?.lists ?? {});
  const closed = [isSealed(facts, `draw/${DRAW}`), ...lists.map(({ sha256 }) => isFileSealed(facts, sha256))];
  expect(new Set(closed).size).toBe(1);
  return closed[0] ?? true;
}

const voided = (now: Scenario): Scenario => now.given(aVoid('WRONG_INPUT', { proof: ['ab'.repeat(32)] }));

describe('a voided draw that nobody replaces', () => {
  it.each([
    ['frozen', frozenDraw],
    ['executed', executedDraw],
    ['countersigned', countersignedDraw],
  ])('opens, %s as it was, when its own last side would have been told', (_how, drawn) => {
    const now = voided(drawn());
    expect(isClosed(now)).toBe(true);
    expect(isClosed(at(now, BEFORE))).toBe(true);
    expect(isClosed(at(now, THEN))).toBe(false);
  });

  it('opens at once where it is voided later than that', () => {
    const now = at(executedDraw(), LONG_AFTER);
    expect(isClosed(now)).toBe(true);
    expect(isClosed(voided(now))).toBe(false);
  });
});

describe('a voided draw that is replaced', () => {
  const late = { replaces: DRAW, ...timesIn(4) };

  it('stays closed past its own time, and opens with the draw that replaces it', () => {
    const now = voided(executedDraw()).given(aDraw(late, NEXT));
    expect(isClosed(at(now, LONG_AFTER.replace('05-11', '04-01')))).toBe(true);
    now.given(
      { ...aCommitment('organiser', NEXT), at: '2026-04-01T10:00:00.000+08:00' },
      aCommitment('legal', NEXT),
    );
    now.given(aReveal(now, 'organiser', NEXT)).given(aReveal(now, 'legal', NEXT));
    expect(isClosed(now)).toBe(true);
    expect(isClosed(unblindedIn(now, NEXT, 4))).toBe(false);
  });

  it('stays open where it was open before the other was planned', () => {
    const now = at(voided(executedDraw()), THEN).given(aDraw(late, NEXT));
    expect(isClosed(now)).toBe(false);
  });
});
