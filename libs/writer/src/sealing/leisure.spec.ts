import { freshPlace } from '../testing/memory-place';
import { adding } from '../testing/sayings';
import { inlineVerifier } from '../testing/tally-constitution';
import { TestLedger } from '../testing/test-ledger';

describe('what is gathered for the index', () => {
  it('is written when nobody waits, not even for a signature to be checked', async () => {
    const gate = heldVerifier();
    const ledger = await new TestLedger(freshPlace).open({ verifier: gate.verifier });
    await ledger.found();
    const many = Array.from({ length: 40 }, () => ledger.signed(ledger.officer, adding(1)));
    const told = ledger.stores.index.size();

    gate.hold();
    const held = ledger.accepted(ledger.signed(ledger.officer, adding(1)));
    await ledger.accepted(many);
    await ledger.writer.settleDeadlines();
    expect(ledger.stores.index.size()).toBe(told);

    gate.release();
    await held;
    await ledger.writer.settleDeadlines();
    expect(ledger.stores.index.size()).toBe(ledger.writer.sealed.size);
    await ledger.leave();
  });
});

/** Verifies as the tests' verifier does, but holds the next call until it is released. */
function heldVerifier(): {
  readonly verifier: typeof inlineVerifier;
  readonly hold: () => void;
  readonly release: () => void;
} {
  let release!: () => void;
  const released = new Promise<void>((resolve) => (release = resolve));
  let holdsNext = false;
  const verify: typeof inlineVerifier.verify = async (checks) => {
    const waits = holdsNext;
    holdsNext = false;
    if (waits) await released;
    return inlineVerifier.verify(checks);
  };
  return { verifier: { ...inlineVerifier, verify }, hold: () => (holdsNext = true), release };
}
