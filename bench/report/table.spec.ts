import { isMet, type Row } from './row';
import { numberText, tableOf } from './table';

const row: Row = {
  name: 'accept',
  measured: { what: 'statements', value: 12_345.6, unit: '/s' },
  against: { what: 'verify', value: 20_000, unit: '/s' },
  ratio: 0.617,
  goal: { atLeast: 0.6 },
  notes: ['64 in flight'],
};

describe('a row', () => {
  it('meets a goal of at least at the limit and above it', () => {
    expect([0.59, 0.6, 0.7].map((ratio) => isMet({ ratio, goal: { atLeast: 0.6 } }))).toEqual([
      false,
      true,
      true,
    ]);
  });

  it('meets a goal of at most at the limit and below it', () => {
    expect([1.1, 1.2, 1.3].map((ratio) => isMet({ ratio, goal: { atMost: 1.2 } }))).toEqual([
      true,
      true,
      false,
    ]);
  });

  it('that only informs cannot miss', () => {
    expect(isMet({ ratio: 0 })).toBe(true);
  });

  it('that could not be measured misses its goal', () => {
    expect(isMet({ ratio: NaN, goal: { atLeast: 0.6 } })).toBe(false);
    expect(isMet({ ratio: NaN, goal: { atMost: 0.6 } })).toBe(false);
  });
});

describe('the table', () => {
  it('says what was measured against what, the goal and whether it is met', () => {
    expect(tableOf([row]).split('\n').slice(1)).toEqual([
      'accept  12,346 /s statements  20,000 /s verify  0.62   ≥ 0.6  ✓',
      '    64 in flight',
    ]);
    expect(tableOf([{ ...row, ratio: 0.5 }])).toContain('✗');
  });

  it('gives no mark to a row without a goal', () => {
    const { goal: _none, ...informing } = row;
    expect(tableOf([informing])).not.toMatch(/[✓✗]/);
  });

  it('shows three digits that mean something', () => {
    expect([0.012345, 3.14159, 99.94, 1234567].map(numberText)).toEqual([
      '0.0123',
      '3.14',
      '99.9',
      '1,234,567',
    ]);
  });
});
