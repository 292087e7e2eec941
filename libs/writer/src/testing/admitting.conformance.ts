import { rejection } from '@mingjing/kernel';
import { adding } from './sayings';
import { constitution, faultIn } from './tally-constitution';
import type { TestLedger } from './test-ledger';

/** A rule that is made later asks new statements only (docs/adr/0017). */
export function describeAdmitting(given: () => TestLedger): void {
  it('asks what only new statements must keep of none that stands', async () => {
    const ledger = given();
    await ledger.says(ledger.officer, adding(3));
    const admit = () => rejection('not-any-more', 'Tallies are closed to new statements.');
    const stricter = { ...constitution, gates: { ...constitution.gates, admit } };
    expect(faultIn(await ledger.entries(), stricter)).toBeUndefined();
    const again = await ledger.restart({ ledger: stricter });
    expect(await again.outcome(again.signed(again.officer, adding(3)))).toBe('not-any-more');
  });
}
