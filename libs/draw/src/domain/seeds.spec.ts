import { rootOf } from '@mingjing/kernel/testing';
import { commitmentOf } from '../algorithm/seed';
import { ORGANISER } from '../testing/county';
import { drawOf } from './draw-state';
import {
  aCommitment,
  aDraw,
  aFreeze,
  aReveal,
  committedDraw,
  DRAW,
  executedDraw,
  frozenDraw,
  secretOf,
} from '../testing/steps';
import { county } from '../testing/county';
import { sha256 } from '../testing/draws';

const LATE = '2026-03-05T09:00:00.000+08:00';
describe('a commitment', () => {
  it('is made by the contributor himself, once', () => {
    const now = county().given(aDraw());
    expect(now.outcome({ ...aCommitment('legal'), actor: ORGANISER })).toBe('not-the-contributor');
    const stranger = { contributor: 'stranger', commitment: '0'.repeat(64) };
    expect(now.outcome({ ...aCommitment('legal'), data: stranger })).toBe('not-the-contributor');
    now.given(aCommitment('legal'));
    expect(now.outcome(aCommitment('legal', DRAW, 'another'))).toBe('already-committed');
  });

  it('is refused where it equals an earlier one of any draw', () => {
    const now = county().given(aDraw(), aCommitment('legal'), aDraw({ no: 2, kind: 'DAILY' }, 'GQ-2026-2'));
    const { data } = now.last('SeedCommitted');
    expect(now.outcome({ ...aCommitment('legal', 'GQ-2026-2'), data })).toBe('commitment-used');
  });
});

describe('a reveal', () => {
  it('waits for the freeze and for every commitment', () => {
    const now = county().given(aDraw(), aCommitment('organiser'));
    expect(now.outcome(aReveal(now, 'organiser'))).toBe('register-not-frozen');
    now.given(aFreeze());
    expect(now.outcome(aReveal(now, 'organiser'))).toBe('commitments-missing');
    now.given(aCommitment('legal'));
    expect(now.outcome(aReveal(now, 'organiser'))).toBe('accepted');
  });

  it('opens the commitment of the one who made it', () => {
    const now = frozenDraw();
    expect(now.outcome(aReveal(now, 'legal', DRAW, { secret: secretOf('legal', 'another') }))).toBe(
      'reveal-does-not-open',
    );
    expect(now.outcome(aReveal(now, 'legal', DRAW, { secret: secretOf('organiser', DRAW) }))).toBe(
      'reveal-does-not-open',
    );
    expect(now.outcome({ ...aReveal(now, 'legal'), actor: ORGANISER })).toBe('not-the-contributor');
    now.given(aReveal(now, 'legal'));
    expect(now.outcome(aReveal(now, 'legal'))).toBe('already-revealed');
  });

  it('names a checkpoint of this log over the frozen register and every commitment', () => {
    const now = frozenDraw();
    const frozenAt = now.last('RegisterFrozen').index;
    const under = (size: number, root = rootOf(size)): string =>
      now.outcome(aReveal(now, 'legal', DRAW, { checkpoint: { size, root } }));
    expect(under(frozenAt)).toBe('checkpoint-too-early');
    expect(under(frozenAt + 1, '0'.repeat(64))).toBe('checkpoint-not-of-this-log');
    expect(under(frozenAt + 99)).toBe('checkpoint-not-of-this-log');
    expect(under(frozenAt + 1)).toBe('accepted');
  });

  it('counts the commitments that came after the freeze', () => {
    const now = county().given(aDraw(), aFreeze(), aCommitment('organiser'), aCommitment('legal'));
    const size = now.last('RegisterFrozen').index + 1;
    expect(now.outcome(aReveal(now, 'legal', DRAW, { checkpoint: { size, root: rootOf(size) } }))).toBe(
      'checkpoint-too-early',
    );
  });

  it('is accepted late without a beacon, and shown as late', () => {
    const now = frozenDraw();
    now.given(aReveal(now, 'organiser')).passTo(LATE).given(aReveal(now, 'legal'));
    expect(drawOf(now.facts(), DRAW)?.reveals.map(({ late }) => late)).toEqual([false, true]);
    expect(now.all('DrawExecuted')).toHaveLength(1);
  });

  it('executes the draw with the last of them, in the same append', () => {
    const now = frozenDraw();
    now.given(aReveal(now, 'legal'));
    expect(now.all('DrawExecuted')).toEqual([]);
    now.given(aReveal(now, 'organiser'));
    const last = now.last('SeedRevealed');
    expect(now.last('DrawExecuted')).toMatchObject({ cause: last.id, algorithm: 'mingjing-draw/v1' });
    expect(now.last('TasksAssignedSealed').index).toBe(last.index + 2);
  });

  it('comes to the same result in whichever order the secrets come', () => {
    const now = frozenDraw();
    now.given(aReveal(now, 'legal')).given(aReveal(now, 'organiser'));
    expect(now.last('TasksAssignedSealed').data).toEqual(executedDraw().last('TasksAssignedSealed').data);
  });
});

describe('a secret', () => {
  it.each([0, 31, 33, 64])('of %d bytes is refused by name: it has 32', (length) => {
    const now = frozenDraw();
    expect(now.outcome(aReveal(now, 'legal', DRAW, { secret: 'ab'.repeat(length) }))).toBe('bad-secret');
  });

  const OTHER = 'GQ-2026-2';
  const another = aDraw({ no: 2, kind: 'DAILY' }, OTHER);

  it.each(['organiser', 'legal'])('that %s revealed is committed to by nobody in another draw', (known) => {
    const now = executedDraw().given(another);
    const secret = secretOf(known, DRAW);
    const again = commitmentOf(OTHER, { contributor: 'organiser', secret }, sha256);
    const draft = { ...aCommitment('organiser', OTHER), data: again };
    expect(now.admission(aCommitment('organiser', OTHER))).toBe('admitted');
    expect(now.admission(draft)).toBe('secret-used');
    expect(now.outcome(draft)).toBe('accepted'); // as an older log may hold it
  });

  it('is revealed in one of two draws that run at once, and refused in the other', () => {
    const now = frozenDraw().given(another, aFreeze(OTHER), aCommitment('organiser', OTHER, DRAW));
    now.given(aCommitment('legal', OTHER));
    const both = { secret: secretOf('organiser', DRAW) };
    expect(now.admission(aReveal(now, 'organiser', OTHER, both))).toBe('admitted');
    now.given(aReveal(now, 'organiser'));
    expect(now.admission(aReveal(now, 'organiser', OTHER, both))).toBe('secret-used');
    expect(now.admission(aReveal(now, 'legal', OTHER))).toBe('admitted');
    expect(now.outcome(aReveal(now, 'organiser', OTHER, both))).toBe('accepted'); // as an older log may hold it
  });
});

describe('an overdue contributor', () => {
  it('is named in public when the time to commit and the time to reveal pass', () => {
    const now = county().given(aDraw(), aCommitment('legal')).passTo(LATE);
    expect(now.all('RevealOverdue').map(({ data }) => data)).toEqual([
      { deadline: 'COMMIT', missing: ['organiser'] },
      { deadline: 'REVEAL', missing: ['organiser', 'legal'] },
    ]);
    expect(now.last('RevealOverdue')).toMatchObject({
      ...{ occurredAt: '2026-03-04T17:00:00.000+08:00', cause: now.last('DrawPlanned').id, actor: 'ledger' },
    });
  });

  it('is nobody once everyone has done his part', () => {
    const now = executedDraw().passTo('2026-04-01T09:00:00.000+08:00');
    expect(now.all('RevealOverdue')).toEqual([]);
  });

  it('cannot be made to disappear: only the ledger states it, and nobody lifts it', () => {
    const now = committedDraw().passTo(LATE);
    const { type, stream, data } = now.last('RevealOverdue');
    expect(now.outcome({ type, stream, data, actor: 'head/H-1' })).toBe('ledger-only');
    expect(drawOf(now.facts(), DRAW)?.overdue).toHaveLength(1);
  });
});
