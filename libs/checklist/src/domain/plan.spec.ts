import { Scenario } from '@mingjing/kernel/testing';
import { checklistContext } from '../application/checklist-context';
import { shippedPresets } from '../application/shipped-presets';
import { aChecklist, aPlan, sixDraws } from '../testing';
import { plannedDraw, planOf } from './plan';

const house = () => new Scenario([checklistContext(shippedPresets)]).given(aChecklist('gaoqing'));
const outcome = (members: object) => house().outcome(aPlan('gaoqing', members));

describe('a plan', () => {
  it('stands with its draws once it is approved, and is approved once', () => {
    const now = house().given(aPlan('gaoqing'));
    const plan = planOf(now.facts(), 'gaoqing');
    expect(plan).toMatchObject({ id: 'gaoqing', year: 2026, checklist: 'gaoqing', index: 1 });
    expect(plan && plannedDraw(plan, 1)).toMatchObject({ no: 1, kind: 'KEY' });
    expect(plan && plannedDraw(plan, 2)).toBeUndefined();
    expect(now.outcome(aPlan('gaoqing'))).toBe('plan-exists');
    expect(planOf(now.facts(), 'other')).toBeUndefined();
  });

  it('follows a published checklist', () => {
    expect(outcome({ checklist: 'nowhere' })).toBe('checklist-unknown');
  });

  it('numbers its draws apart', () => {
    const draw = { no: 1, kind: 'DAILY', from: '2026-01-01', to: '2026-02-01' };
    expect(outcome({ draws: [draw, draw] })).toBe('draw-number-twice');
  });

  it.each([
    ['that end before they begin', '2026-03-02', '2026-03-01', 'draw-period-wrong'],
    ['on days that do not exist', '2026-02-29', '2026-03-01', 'draw-period-wrong'],
    ['of another year', '2025-12-31', '2026-03-01', 'draw-period-wrong'],
    ['that run into the next year', '2026-12-01', '2027-01-15', 'accepted'],
  ])('has draws %s: judged', (_what, from, to, expected) => {
    expect(outcome({ draws: [{ no: 1, kind: 'DAILY', from, to }] })).toBe(expected);
  });

  it('binds a category once, to a share of one', () => {
    const half = { category: 'PP', ratio: [1, 2] };
    expect(outcome({ bindings: [half, half] })).toBe('binding-twice');
    expect(outcome({ bindings: [{ category: 'PP', ratio: [3, 2] }] })).toBe('ratio-not-a-fraction');
    expect(outcome({ bindings: [{ category: 'PP', ratio: [0, 0] }] })).toBe('ratio-not-a-fraction');
    expect(outcome({ bindings: [half] })).toBe('accepted');
  });

  it.each<[string, object]>([
    ['accepted', {}],
    ['accepted', { complaints: undefined, tag: '严重违法' }],
    ['record-class-untold', { tag: '严重违法' }],
    ['record-class-untold', { complaints: undefined }],
    ['ratio-not-a-fraction', { ratio: [3, 2] }],
    ['record-ratio-not-higher', { ratio: [40, 100] }],
    ['record-cap-not-higher', { cap: 2 }],
  ])(
    'takes entities with a record in a larger share and more often: %s where the table says %j',
    (code, members) => {
      const line = { id: 'COMPLAINT_HEAVY', complaints: 3, ratio: [60, 100], cap: 3, ...members };
      const records = [JSON.parse(JSON.stringify(line)) as object];
      const bindings = [{ category: 'PP', ratio: [40, 100] }];
      expect(outcome({ records, bindings, capPerEntity: 2 })).toBe(code);
    },
  );

  it('has one line in its table for each class of record', () => {
    const line = { id: 'SERIOUS', tag: '严重违法', ratio: [60, 100], cap: 3 };
    expect(outcome({ records: [line, line] })).toBe('record-class-twice');
  });

  it('names only presets that ship', () => {
    expect(outcome({ preset: 'gaoqing-bands/v2' })).toBe('preset-unknown');
  });
});

describe("a plan on the island city's preset", () => {
  const bindings = [
    { category: 'ID', ratio: [20, 100] },
    { category: 'PP', ratio: [3, 10] },
    { category: 'SC', ratio: [40, 100] },
    { category: 'MI', ratio: [40, 100] },
  ];
  const trades = ['DW-CEN', 'DW-SEC', 'TW', 'MI-COSM', 'MI-DIAL', 'BL', 'RD-TX', 'CC-NUR', 'PP-BATH'];
  const island = {
    preset: 'island-city/v1',
    level: 'CITY',
    draws: sixDraws,
    bindings,
    census: ['PP-SWIM', ...trades],
  };

  it('is approved where it decides all that the seed leaves open', () => {
    expect(outcome(island)).toBe('accepted');
  });

  it('binds all four categories itself, for three floors stand against four', () => {
    const decision = house().when(aPlan('gaoqing', { ...island, bindings: bindings.slice(0, 2) }));
    expect(decision).toMatchObject({
      rejection: { code: 'preset-binding-missing', facts: { missing: ['SC', 'MI'] } },
    });
    const { bindings: _none, ...unbound } = island;
    expect(outcome(unbound)).toBe('preset-binding-missing');
  });

  it('binds none of the four below the lowest floor, and is free with others', () => {
    const low = [...bindings.slice(0, 3), { category: 'MI', ratio: [199, 1000] }];
    expect(outcome({ ...island, bindings: low })).toBe('preset-binding-below-floor');
    const other = [...bindings, { category: 'OH', ratio: [1, 20] }];
    expect(outcome({ ...island, bindings: other })).toBe('accepted');
  });

  it('fills every empty slot of the ten trades', () => {
    expect(outcome({ ...island, census: ['PP-SWIM', ...trades.slice(1)] })).toBe('preset-slot-empty');
    expect(outcome({ ...island, census: ['PP-SWIM'] })).toBe('preset-slot-empty');
    const { census: _none, ...empty } = island;
    expect(outcome(empty)).toBe('preset-slot-empty');
  });

  it('keeps the one trade that the seed names', () => {
    const decision = house().when(aPlan('gaoqing', { ...island, census: ['PP-HAIR', ...trades] }));
    expect(decision).toMatchObject({
      rejection: { code: 'preset-slot-empty', facts: { missing: 'PP-SWIM' } },
    });
  });

  it('has the six draws over which its floors are reached', () => {
    expect(outcome({ ...island, draws: sixDraws.slice(0, 5) })).toBe('preset-draw-count');
    const daily = { no: 7, kind: 'DAILY', from: '2026-05-01', to: '2026-06-01' };
    expect(outcome({ ...island, draws: [...sixDraws, daily] })).toBe('accepted');
  });
});
