import { confirmed, F1, ordered } from '../testing/acts';
import { openBureau } from '../testing/bureau';

const order = (part: object) =>
  openBureau()
    .given(confirmed())
    .admission(ordered({ findings: [{ finding: F1, ...part }] }));
const excused = { recheck: { needed: false, reason: '违法行为已终了' } };

describe('an order that says nothing is to be rechecked', () => {
  it('orders at once what cannot be undone', () => {
    expect(order({ kind: 'IMMEDIATE', ...excused })).toBe('admitted');
  });

  it('sets no date, by which something would have to be corrected', () => {
    expect(order({ kind: 'BY_DATE', due: '2026-01-20', ...excused })).toBe('recheck-not-excused');
    expect(order({ kind: 'BY_DATE', due: '2026-01-20' })).toBe('admitted');
  });
});
