import type { Scenario } from '@mingjing/kernel/testing';
import { county, entity, entityChange } from '../testing/county';
import { aCommitment, aDraw, aFreeze, DRAW } from '../testing/steps';
import { frozenRegisterOf } from './draw-questions';
import type { FrozenRegister } from './draw-state';
import { readList } from './lists';

const FREEZE_DAY = '2026-06-01T09:00:00.000+08:00';
const times = {
  commitBy: '2026-06-03T17:00:00.000+08:00',
  revealBy: '2026-06-04T17:00:00.000+08:00',
  unblind: { officers: '2026-06-09T08:00:00.000+08:00', entity: '2026-06-09T12:00:00.000+08:00' },
  validOn: '2026-06-09',
};

/** 24 hotels stand since March, which is the band of 21 to 50; then the days pass. */
function frozenAfter(changes: (now: Scenario) => unknown): readonly [Scenario, FrozenRegister] {
  const now = county();
  changes(now);
  now.passTo(FREEZE_DAY).given(aDraw(times), aCommitment('organiser'), aCommitment('legal'), aFreeze());
  const register = frozenRegisterOf(now.facts(), DRAW);
  if (register === undefined) throw new Error('not frozen');
  return [now, register];
}

const closed = (ids: readonly string[], day: string) => (now: Scenario) => {
  now.passTo(`${day}T10:00:00.000+08:00`);
  now.given(...ids.map((id) => entityChange(id, { status: 'CLOSED' })));
};
const FOUR = ['E-001', 'E-002', 'E-003', 'E-004'];

function moved({ sizes }: FrozenRegister): object | undefined {
  return sizes.find(({ id }) => id === 'S-hotels')?.moved;
}

describe('the alarm on a register that changes its band', () => {
  it('shows in public that four closures shortly before the draw moved it from 21–50 to 20 and fewer', () => {
    const [now, register] = frozenAfter(closed(FOUR, '2026-05-20'));
    expect(moved(register)).toEqual({
      ...{ since: '2026-05-02', population: 24, drawn: 9, came: 0, left: 4 },
      band: { min: 21, max: 50, percent: 35 },
    });
    const rows = readList(now.facts(), register.lists.movers ?? register.lists.unlisted);
    expect(rows).toEqual(
      FOUR.map((id) => ({
        ...{ entity: id, stratum: 'S-hotels', came: false },
        entry: now.events.find(({ type, stream }) => type === 'EntityChanged' && stream === `entity/${id}`)
          ?.index,
      })),
    );
  });

  it('is silent on changes of more than 30 days ago, and where the band stays', () => {
    expect(moved(frozenAfter(closed(FOUR, '2026-05-01'))[1])).toBeUndefined();
    expect(moved(frozenAfter(closed(FOUR.slice(1), '2026-05-20'))[1])).toBeUndefined();
    expect(frozenAfter(closed(FOUR.slice(1), '2026-05-20'))[1].lists.movers).toBeUndefined();
  });

  it('hears additions as well as closures', () => {
    const [, register] = frozenAfter((now) => {
      now.passTo('2026-05-20T10:00:00.000+08:00');
      for (let at = 0; at < 27; at += 1) now.given(entity(`N-${String(at)}`));
    });
    expect(moved(register)).toMatchObject({ population: 24, drawn: 9, came: 27, left: 0 });
  });

  it('goes by what the register was before the first of several changes', () => {
    const [, register] = frozenAfter((now) => {
      closed(FOUR, '2026-05-10')(now);
      now.passTo('2026-05-20T10:00:00.000+08:00').given(entityChange('E-001', { district: 'gaocheng' }));
    });
    expect(moved(register)).toMatchObject({ population: 24, left: 4 });
    const [, calm] = frozenAfter((now) => {
      closed(FOUR, '2026-05-10')(now);
      now.given(...FOUR.map((id) => entityChange(id, { status: 'ACTIVE' })));
    });
    expect(moved(calm)).toBeUndefined();
  });

  it('does not take the first filling of a register for a move', () => {
    const now = county().given(aDraw(), aFreeze());
    expect(
      frozenRegisterOf(now.facts(), DRAW)?.sizes.find(({ id }) => id === 'S-hotels')?.moved,
    ).toBeUndefined();
  });
});
