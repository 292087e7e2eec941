import { Scenario } from '@mingjing/kernel/testing';
import fc from 'fast-check';
import { checklistContext } from '../application/checklist-context';
import { shippedPresets } from '../application/shipped-presets';
import { aChecklist, aPlan, aRatio, bandsInRange, DECISION } from '../testing';
import { bandEdges, percentForBand, ratioDecision, type RatioDecision } from './ratio';

const house = (plan: object = {}) =>
  new Scenario([checklistContext(shippedPresets)]).given(aChecklist('gaoqing'), aPlan('gaoqing', plan));
const byBands = (bands: readonly object[]) => house().outcome(aRatio('gaoqing', { source: 'BAND', bands }));

function decided(members?: object, plan: object = {}): RatioDecision {
  const decision = ratioDecision(house(plan).given(aRatio('gaoqing', members)).facts(), DECISION);
  if (decision === undefined) throw new Error('The decision does not stand');
  return decision;
}

describe('a ratio by bands', () => {
  it('names its plan and its decider', () => {
    expect(decided()).toMatchObject({ plan: 'gaoqing', decider: 'deputy/gaoqing', index: 2, source: 'BAND' });
  });

  it('is decided for an approved plan, once under its id', () => {
    expect(house().outcome(aRatio('other'))).toBe('plan-unknown');
    expect(house().given(aRatio('gaoqing')).outcome(aRatio('gaoqing'))).toBe('decision-id-used');
  });

  it('gives a percentage for each band of the table, for no other, and for each once', () => {
    const [first, ...rest] = bandsInRange;
    expect(byBands(rest)).toBe('band-missing');
    expect(byBands([{ min: 1, max: 19, percent: 50 }, ...rest])).toBe('band-missing');
    expect(byBands([first ?? {}, ...bandsInRange])).toBe('band-unknown');
    expect(byBands([...rest, first ?? {}])).toBe('accepted');
  });

  it('gives them in the order of the table, as the first that holds a size is applied', () => {
    const given = (bands: readonly object[]) => aRatio('gaoqing', { source: 'BAND', bands });
    expect(house().admission(given(bandsInRange))).toBe('admitted');
    const reversed = given([...bandsInRange].reverse());
    expect(house().admission(reversed)).toBe('band-order');
    const [first, ...rest] = bandsInRange;
    expect(house().admission(given([...rest, first ?? {}]))).toBe('band-order');
    // An older log may hold it, and replays.
    expect(house().outcome(reversed)).toBe('accepted');
  });

  it.each([
    [0, 49, 51],
    [1, 29, 41],
    [2, 19, 31],
    [3, 9, 16],
    [4, 4, 11],
    [5, 2, 6],
  ])('stays inside band %i: neither %i nor %i percent', (place, under, over) => {
    const at = (percent: number) =>
      byBands(bandsInRange.map((band, i) => (i === place ? { ...band, percent } : band)));
    expect([at(under), at(under + 1), at(over - 1), at(over)]).toEqual([
      'band-out-of-range',
      'accepted',
      'accepted',
      'band-out-of-range',
    ]);
  });

  it('needs a plan that names a table', () => {
    const { preset: _none, ...data } = aPlan('gaoqing').data as Record<string, unknown>;
    const now = new Scenario([checklistContext(shippedPresets)]).given(aChecklist('gaoqing'));
    now.given({ ...aPlan('gaoqing'), data });
    expect(now.outcome(aRatio('gaoqing'))).toBe('plan-without-bands');
  });

  it.each([
    [0, 50],
    [1, 50],
    [20, 50],
    [21, 35],
    [50, 35],
    [51, 25],
    [100, 25],
    [101, 12],
    [200, 12],
    [201, 8],
    [500, 8],
    [501, 4],
    [3_000_000, 4],
  ])('takes, of a register of %i, %i percent', (size, percent) => {
    const applied = percentForBand(decided(), size);
    expect(applied.ratio).toEqual([percent, 100]);
    expect(applied.band?.percent).toBe(percent);
  });

  it('changes its percentage only where one entity more crosses an edge', () => {
    const decision = decided();
    expect(bandEdges(decision)).toEqual([20, 50, 100, 200, 500]);
    fc.assert(
      fc.property(fc.nat(2000), (size) => {
        const changes = percentForBand(decision, size).band !== percentForBand(decision, size + 1).band;
        expect(changes).toBe(bandEdges(decision).includes(size));
      }),
    );
  });
});

describe('a ratio by document or by floor', () => {
  const upstream = { source: 'UPSTREAM', document: '国疾控综监督二函〔2026〕1号', ratio: [1, 16] };

  it('holds for every size of the register', () => {
    const decision = decided(upstream);
    expect(percentForBand(decision, 7)).toEqual({ ratio: [1, 16] });
    expect(bandEdges(decision)).toEqual([]);
  });

  it.each([
    ['a document without a ratio', { source: 'UPSTREAM', document: '文件' }],
    ['a ratio without the document that sets it', { source: 'UPSTREAM', ratio: [1, 16] }],
    ['a floor with bands', { source: 'FLOOR', ratio: [1, 5], bands: bandsInRange }],
    ['bands with a ratio beside them', { source: 'BAND', ratio: [1, 5], bands: bandsInRange }],
    ['a floor without anything', { source: 'FLOOR' }],
  ])('is refused as %s', (_what, members) => {
    expect(house().outcome(aRatio('gaoqing', members))).toBe('ratio-source-mismatch');
  });

  it('is a share of one', () => {
    expect(house().outcome(aRatio('gaoqing', { ...upstream, ratio: [17, 16] }))).toBe('ratio-not-a-fraction');
  });

  it("never undercuts what the plan binds: the category's own share, else the lowest", () => {
    const bindings = [
      { category: 'PP', ratio: [3, 10] },
      { category: 'MI', ratio: [4, 10] },
    ];
    const floor = (ratio: readonly number[], stratum?: string) =>
      house({ bindings }).outcome(
        aRatio('gaoqing', { source: 'FLOOR', ratio, ...(stratum === undefined ? {} : { stratum }) }),
      );
    expect(floor([39, 100], 'MI')).toBe('ratio-below-floor');
    expect(floor([40, 100], 'MI')).toBe('accepted');
    expect(floor([29, 100], 'school canteens')).toBe('ratio-below-floor');
    expect(floor([30, 100])).toBe('accepted');
  });

  it('says nothing where a decision was never made', () => {
    expect(ratioDecision(house().facts(), DECISION)).toBeUndefined();
  });
});
