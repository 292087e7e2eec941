import type { Draft, Scenario } from '@mingjing/kernel/testing';
import { county, entity, entityChange, filed, officer } from '../testing/county';
import {
  aDraw,
  aFreeze,
  clinics,
  DRAW,
  frozenDraw,
  hotels,
  pools,
  timesIn,
  unblindedDraw,
} from '../testing/steps';
import { leftOutOf } from '../why/draw-history';
import { exclusionOf } from '../why/why-of-draw';
import { frozenRegisterOf } from './draw-questions';
import type { FrozenRegister } from './draw-state';
import { readList } from './lists';

const TOWNS = ['gaocheng', 'tianzhen'] as const;

/** Hotels, pools and clinics of some districts: everybody whom the county of the specs registers lives in tianzhen. */
function within(...districts: readonly string[]): object {
  const strata = [hotels, pools, clinics].map((stratum) => ({
    ...stratum,
    select: { ...stratum.select, districts },
  }));
  return { strata, area: districts };
}

/** 20 hotels and a school of another town, and one hotel of its own that is closed. */
const GAOCHENG: readonly Draft[] = [
  ...Array.from({ length: 20 }, (_, at) => entity(`E-${String(900 + at)}`, { district: 'gaocheng' })),
  entity('E-920', { district: 'gaocheng', category: 'SC', subtypes: [] }),
  entity('E-921', { district: 'gaocheng' }),
  entityChange('E-921', { status: 'CLOSED' }),
];

function frozen(now: Scenario, id = DRAW): FrozenRegister {
  const register = frozenRegisterOf(now.facts(), id);
  if (register === undefined) throw new Error('not frozen');
  return register;
}

function idsIn(now: Scenario, list: 'entities' | 'officers'): readonly string[] {
  return readList<{ id: string }>(now.facts(), frozen(now).lists[list]).map(({ id }) => id);
}

describe('the area of a draw', () => {
  it('is all that its freeze looks at: the rest of the register is as if it were not there', () => {
    const alone = frozen(frozenDraw(within('tianzhen')));
    const amongOthers = frozen(frozenDraw(within('tianzhen'), DRAW, county().given(...GAOCHENG)));
    const { roots, counts, sizes, strataHash } = alone;
    expect(amongOthers).toMatchObject({ roots, counts, sizes, strataHash });
    expect(counts).toMatchObject({ entities: 40, unlisted: 0, excluded: 0 });
    expect(frozen(frozenDraw({}, DRAW, county().given(...GAOCHENG))).counts).toMatchObject({ entities: 60 });
  });

  it('lists by name whom it left out within its area, and nobody else', () => {
    const now = frozenDraw(within('gaocheng'), DRAW, county().given(...GAOCHENG));
    expect(frozen(now).counts).toMatchObject({ entities: 20, unlisted: 1, excluded: 1 });
    expect(readList(now.facts(), frozen(now).lists.unlisted)).toEqual([{ entity: 'E-920' }]);
  });

  it('takes an entity that moved there, and not one that moved away', () => {
    const moves = [
      entityChange('E-900', { district: 'tianzhen' }),
      entityChange('E-001', { district: 'gaocheng' }),
    ];
    const now = frozenDraw(within('tianzhen'), DRAW, county().given(...GAOCHENG, ...moves));
    expect(idsIn(now, 'entities')).toContain('E-900');
    expect(idsIn(now, 'entities')).not.toContain('E-001');
    expect(frozen(now).counts.entities).toBe(40);
  });

  it('is drawn with the officers who work in a field of its strata', () => {
    const elsewhere = officer('G-07', { fields: ['H/public-places'] });
    const now = frozenDraw(within('tianzhen'), DRAW, filed(county().given(elsewhere)));
    expect(idsIn(now, 'officers')).toEqual(['G-01', 'G-02', 'G-03', 'G-04', 'G-05', 'G-06']);
    const [, , medical] = (within('tianzhen') as { readonly strata: readonly object[] }).strata;
    const clinicsOnly = frozenDraw({ ...within('tianzhen'), strata: [medical] });
    expect(idsIn(clinicsOnly, 'officers')).toEqual(['G-01', 'G-02', 'G-04', 'G-06']);
    expect(frozen(clinicsOnly).counts).toMatchObject({ entities: 10, unlisted: 30, conflicts: 0 });
  });

  it('divides a register: the areas together freeze what one draw of everything does', () => {
    const all = idsIn(frozenDraw({}, DRAW, county().given(...GAOCHENG)), 'entities');
    const parts = TOWNS.flatMap((town) =>
      idsIn(frozenDraw(within(town), DRAW, county().given(...GAOCHENG)), 'entities'),
    );
    expect([...parts].sort()).toEqual([...all]);
  });
});

describe('a plan that names an area', () => {
  it.each<[string, object]>([
    ['stratum-outside-area', { area: ['tianzhen'] }],
    ['stratum-outside-area', { ...within('tianzhen', 'gaocheng'), area: ['tianzhen'] }],
    ['area-of-a-list', { ...within('tianzhen'), upstream: 'U-1' }],
  ])('is refused as %s', (code, members) => {
    expect(county().outcome(aDraw(members))).toBe(code);
  });

  it('keeps it where it takes over a frozen register', () => {
    const now = frozenDraw(within('tianzhen')).passTo('2026-03-05T09:00:00.000+08:00');
    now.given({
      ...{ type: 'DrawVoided', stream: `draw/${DRAW}`, actor: 'head/H-1', cosigners: ['legal/L-1'] },
      data: { cause: 'ABANDONED', reason: '详见附件' },
    });
    const again = { ...timesIn(1), replaces: DRAW };
    const wider = { ...within('tianzhen'), area: [...TOWNS].reverse() };
    expect(now.outcome(aDraw({ ...again, ...wider }, 'GQ-2026-1B'))).toBe('replaced-draw-changed');
    expect(now.outcome(aDraw({ ...again, ...within('tianzhen') }, 'GQ-2026-1B'))).toBe('accepted');
  });

  it('hears of entities that left the area and moved a band', () => {
    const now = county();
    const leaving = ['E-001', 'E-002', 'E-003', 'E-004'].map((id) =>
      entityChange(id, { district: 'gaocheng' }),
    );
    now
      .passTo('2026-05-20T10:00:00.000+08:00')
      .given(...leaving)
      .passTo('2026-06-01T09:00:00.000+08:00');
    const times = { ...timesIn(13), validOn: '2026-06-08' };
    now.given(aDraw({ ...within('tianzhen'), ...times }), aFreeze());
    const moved = frozen(now).sizes.find(({ id }) => id === 'S-hotels')?.moved;
    expect(moved).toMatchObject({ population: 24, came: 0, left: 4 });
  });
});

describe('an entity outside the area of a draw', () => {
  const now = unblindedDraw(within('tianzhen'), DRAW, county().given(...GAOCHENG));

  it('is told so, and that the draw is none of its own', () => {
    expect(exclusionOf(now.facts(), DRAW, 'E-900')).toEqual({ reason: 'OUTSIDE_AREA' });
    expect(leftOutOf(now.facts(), 'E-900')).toEqual([]);
    expect(exclusionOf(now.facts(), DRAW, 'E-001')).toBeUndefined();
  });
});
