import { ViewsPace } from '../../apps/ledger/composition/views-pace';

/** The service's pace, which can be held: then what gives way stands still, and a ledger can be measured without it. */
export class HeldPace extends ViewsPace {
  private held: (() => void)[] | undefined;

  override after(milliseconds: number, call: () => void): () => void {
    return super.after(milliseconds, () => {
      if (this.held === undefined) call();
      else this.held.push(call);
    });
  }

  hold(): void {
    this.held ??= [];
  }

  release(): void {
    const held = this.held ?? [];
    this.held = undefined;
    for (const call of held) call();
  }
}
