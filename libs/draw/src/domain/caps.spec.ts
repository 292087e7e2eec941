import * as fc from 'fast-check';
import { entity, entityChange } from '../testing/county';
import { bureau, complaint, drawn, excluded, heavy, LATELY, PLAN_2, serious } from '../testing/records';
import { pools, timesIn, unblindedIn } from '../testing/steps';
import { readList } from './lists';
import { timesDrawn } from './year-facts';

describe('the cap of a plan', () => {
  it('holds also where the draw does not exclude whom it drew this year', () => {
    const now = bureau();
    const census = { strata: [pools] };
    drawn(now, census, 'GQ-R-1');
    unblindedIn(now, 'GQ-R-1', 0);
    const register = drawn(now, { ...census, no: 4, ...timesIn(1) }, 'GQ-R-2');
    expect(register.counts).toMatchObject({ entities: 0, excluded: 6 });
    expect(excluded(now, register)[0]).toEqual({ entity: 'E-025', reason: 'CAP_REACHED' });
  });

  it('lets a plan without one draw as often as it plans', () => {
    const now = bureau({ capPerEntity: undefined, records: undefined });
    const census = { strata: [pools] };
    drawn(now, census, 'GQ-R-1');
    expect(drawn(now, { ...census, no: 4 }, 'GQ-R-2').counts).toMatchObject({ entities: 6, excluded: 0 });
  });
});

describe('a year of draws', () => {
  it('never takes anybody beyond his cap, whatever is complained of and tagged meanwhile', () => {
    const hotel = fc.integer({ min: 5, max: 24 }).map((at) => `E-0${String(at).padStart(2, '0')}`);
    const round = fc.record({
      complained: fc.array(hotel, { maxLength: 8 }),
      tagged: fc.subarray(['E-010', 'E-011']),
    });
    fc.assert(
      fc.property(fc.tuple(round, round, round), (year) => {
        const now = bureau();
        let at = 10;
        const complaints = new Map<string, number>();
        for (const [place, { complained: about, tagged: lately }] of year.entries()) {
          for (const id of about) {
            now.given(complaint((at += 1), id, LATELY));
            complaints.set(id, (complaints.get(id) ?? 0) + 1);
          }
          now.given(...lately.map((id) => entityChange(id, { tags: ['严重违法'] })));
          const id = `GQ-R-${String(place)}`;
          const kind = place === 2 ? 'JOINT' : 'DAILY';
          drawn(now, { no: 2 * place + 2, kind, ...timesIn(place) }, id);
          unblindedIn(now, id, place);
        }
        const tagged = new Set(['E-003', 'E-004', ...year.flatMap((one) => one.tagged)]);
        const heavyOnes = new Set([
          'E-001',
          'E-004',
          ...[...complaints].filter(([, n]) => n >= 2).map(([id]) => id),
        ]);
        for (let n = 1; n <= 24; n += 1) {
          const id = `E-0${String(n).padStart(2, '0')}`;
          const cap = Math.max(1, heavyOnes.has(id) ? heavy.cap : 1, tagged.has(id) ? serious.cap : 1);
          expect(timesDrawn(now.facts(), PLAN_2)(id)).toBeLessThanOrEqual(cap);
        }
      }),
      { numRuns: 10 },
    );
  });
});

describe('the weights of a draw', () => {
  it('go by risk or by credit grade, the heavier counts, within the stratum', () => {
    const now = bureau().given(
      entityChange('E-011', { credit: 'D' }),
      entityChange('E-012', { credit: 'D', grade: 'C' }),
      entity('E-901', { credit: 'A', weight: 2 }),
    );
    const weights = [
      { grade: 'C', weight: 3 },
      { by: 'CREDIT', grade: 'D', weight: 5 },
    ];
    const { lists } = drawn(now, { weights }, 'GQ-R-1');
    const rows = readList<{ id: string; weight: number }>(now.facts(), lists.entities);
    const weightOf = (id: string): number | undefined => rows.find((row) => row.id === id)?.weight;
    expect(['E-011', 'E-012', 'E-014', 'E-013', 'E-901'].map(weightOf)).toEqual([5, 5, 3, 1, 2]);
  });
});
