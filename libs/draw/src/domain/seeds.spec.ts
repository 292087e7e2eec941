import { rootOf, type Scenario } from '@mingjing/kernel/testing';
import { LEGAL, ORGANISER } from '../testing/county';
import { beaconValue } from './beacon';
import { drawOf } from './draw-state';
import {
  aCommitment,
  aCountersignature,
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

const LATE = '2026-03-05T09:00:00.000+08:00';
const withBeacon = { beacon: { source: 'LOTTERY', round: '2026027' } };

function aBeacon(
  members: object = {},
  cosigners: readonly string[] = [LEGAL],
): Parameters<Scenario['when']>[0] {
  const data = { source: 'LOTTERY', round: '2026027', value: '21,03,33,09,27,14+08', ...members };
  return { type: 'BeaconObserved', stream: `draw/${DRAW}`, actor: ORGANISER, cosigners, at: LATE, data };
}

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

describe('a draw with a beacon', () => {
  it('is executed by the beacon, after every secret', () => {
    const now = frozenDraw(withBeacon);
    now.given(aReveal(now, 'organiser')).given(aReveal(now, 'legal'));
    expect(now.all('DrawExecuted')).toEqual([]);
    now.given(aBeacon());
    expect(now.last('DrawExecuted').cause).toBe(now.last('BeaconObserved').id);
    const numbers = Buffer.from('03,09,14,21,27,33+08').toString('hex');
    expect(drawOf(now.facts(), DRAW)?.beacon).toMatchObject({
      source: 'LOTTERY',
      value: numbers,
      verified: false,
    });
    now.given(aCountersignature(now));
    expect(now.outcome(aBeacon())).toBe('draw-already-executed');
  });

  it('comes to another result than without one', () => {
    const now = frozenDraw(withBeacon);
    now.given(aReveal(now, 'organiser')).given(aReveal(now, 'legal')).given(aBeacon());
    expect(now.last('DrawExecuted').data.seed).not.toBe(executedDraw().last('DrawExecuted').data.seed);
  });

  it('refuses a secret that comes after the time to reveal', () => {
    const now = frozenDraw(withBeacon);
    now.given(aReveal(now, 'organiser')).passTo(LATE);
    expect(now.outcome(aReveal(now, 'legal'))).toBe('reveal-too-late');
    expect(now.outcome(aBeacon())).toBe('reveals-missing');
  });

  it.each<[string, object]>([
    ['beacon-not-planned', { round: '2026028' }],
    ['beacon-not-planned', { source: 'DRAND', value: 'ab'.repeat(48) }],
    ['beacon-not-a-lottery-result', { value: '1,2,3' }],
  ])('refuses with %s a beacon of %j', (code, members) => {
    const now = frozenDraw(withBeacon);
    now.given(aReveal(now, 'organiser')).given(aReveal(now, 'legal'));
    expect(now.outcome(aBeacon(members))).toBe(code);
  });

  it('takes the beacon from the organiser and legal affairs together, and not before its time', () => {
    const now = frozenDraw(withBeacon);
    now.given(aReveal(now, 'organiser')).given(aReveal(now, 'legal'));
    expect(now.outcome({ ...aBeacon(), at: '2026-03-04T16:00:00.000+08:00' })).toBe('beacon-too-early');
    expect(now.outcome(aBeacon({}, ['head/H-1']))).toBe('cosigner-not-authorised');
    expect(now.outcome({ ...aBeacon(), actor: 'organiser/O-2' })).toBe('not-the-organiser');
  });

  it('knows a beacon only where the plan names one', () => {
    const now = frozenDraw();
    expect(now.outcome(aBeacon())).toBe('beacon-not-planned');
  });

  it('asks of drand the 48 bytes of a signature', () => {
    const value = 'ab'.repeat(48);
    expect(beaconValue({ source: 'DRAND', value })).toMatchObject({ ok: true });
    const short = beaconValue({ source: 'DRAND', value: 'ab' });
    expect(short.ok ? '' : short.rejection.code).toBe('beacon-not-a-drand-signature');
  });
});
