import type { OpenLedger } from '../composition/open-ledger';
import { reachAsked } from './read-rows';

/** A ledger whose views were told further than a checkpoint reaches, as between an engine's append and its seal. */
function toldAhead(sealed: number, told: number): { readonly ledger: OpenLedger; seal(size: number): void } {
  const listeners = new Set<() => void>();
  const writer = {
    sealed: { size: sealed },
    onSealed: (listener: () => void) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
  const follower = { size: () => told, reaches: () => Promise.resolve() };
  return {
    ledger: { writer, follower } as unknown as OpenLedger,
    seal: (size) => {
      writer.sealed = { size };
      for (const listener of listeners) listener();
    },
  };
}

describe('an answer of views that were told ahead of the seal', () => {
  it('is as of what is sealed', async () => {
    const { ledger } = toldAhead(10, 12);
    expect(await reachAsked(ledger, {})).toEqual({ size: 10, asOf: { size: 10 } });
    expect(await reachAsked(ledger, { size: '4' })).toEqual({ size: 4, asOf: { size: 4 } });
    await expect(reachAsked(ledger, { size: '11' })).rejects.toMatchObject({
      rejection: { code: 'size-not-reached' },
    });
  });

  it('waits for the seal of the size that is asked for', async () => {
    const { ledger, seal } = toldAhead(10, 12);
    const asked = reachAsked(ledger, { 'min-size': '12' });
    seal(12);
    expect(await asked).toEqual({ size: 12, asOf: {} });
  });
});
