import type { Freshness } from '@mingjing/writer';
import { LatelyWitnessed, WITNESSED_WITHIN } from './lately-witnessed';

const CONFIRMED: Freshness = { confirm: () => Promise.resolve(), heldBack: () => undefined };

/** A log whose seals, cosignatures and clock are the test's. */
class Watched {
  now = 0;
  witnessed: { readonly size: number } | undefined;
  sealed = { size: 0 };
  private listener: (sealed: { readonly size: number }) => void = () => undefined;
  readonly freshness = new LatelyWitnessed(CONFIRMED, this, () => this.now);

  constructor() {
    this.freshness.attend(this);
  }

  onSealed(listener: (sealed: { readonly size: number }) => void): () => void {
    this.listener = listener;
    return () => undefined;
  }

  seal(size: number): void {
    this.sealed = { size };
    this.listener(this.sealed);
  }

  cosign(size: number): void {
    this.witnessed = { size };
  }

  get refusal(): string | undefined {
    return this.freshness.heldBack()?.code;
  }
}

describe('a pen on several machines', () => {
  it('takes nothing once what it sealed a minute ago is not witnessed', () => {
    const log = new Watched();
    log.seal(10);
    log.now = WITNESSED_WITHIN;
    expect(log.refusal).toBeUndefined();
    log.now++;
    expect(log.refusal).toBe('witness-overdue');
    log.cosign(10);
    expect(log.refusal).toBeUndefined();
  });

  it('takes nothing where the first of what it sealed in one moment was witnessed, and the last was not', () => {
    const log = new Watched();
    log.seal(10);
    log.seal(11);
    log.cosign(10);
    log.now = WITNESSED_WITHIN + 1;
    expect(log.refusal).toBe('witness-overdue');
    log.cosign(11);
    expect(log.refusal).toBeUndefined();
  });

  it('goes on under load while witnesses keep up, always a little behind', () => {
    const log = new Watched();
    for (let size = 1; size < 500; size++) {
      log.now += 700;
      log.seal(size);
      log.cosign(size - 5);
      expect(log.refusal).toBeUndefined();
    }
  });

  it('goes on after a rest of days, when all of it was witnessed', () => {
    const log = new Watched();
    log.seal(10);
    log.cosign(10);
    log.now = 100 * WITNESSED_WITHIN;
    expect(log.refusal).toBeUndefined();
    log.seal(11);
    expect(log.refusal).toBeUndefined();
  });

  it('says first what the start has found', () => {
    const held = { code: 'witness-unconfirmed', reason: '', facts: {} };
    const start = { ...CONFIRMED, heldBack: () => held };
    expect(new LatelyWitnessed(start, new Watched(), () => 0).heldBack()).toBe(held);
  });
});
