import type { Stores } from './writer-place';

/** Stores at whose disk something waits. */
export interface Held extends Stores {
  /** How many wait. */
  readonly held: number;
  /** Lets them, and all that come, through. */
  release(): void;
  /** The disk is gone: they and all that come fail. */
  lose(): void;
}

/** Appends to these stores are held back until the test lets them through or loses them. */
export function holdingAppends(stores: Stores): Held {
  const gate = new Gate();
  return held({ ...stores, store: gated(stores.store, 'append', gate) }, gate);
}

/** The same for their checkpoints. */
export function holdingSwaps(stores: Stores): Held {
  const gate = new Gate();
  return held({ ...stores, checkpoints: gated(stores.checkpoints, 'swap', gate) }, gate);
}

class Gate {
  waiting = 0;
  open!: (isLost: boolean) => void;
  private readonly opened = new Promise<boolean>((resolve) => (this.open = resolve));

  async pass(): Promise<void> {
    this.waiting++;
    const isLost = await this.opened;
    this.waiting--;
    if (isLost) throw new Error('the disk is gone');
  }
}

function held(stores: Stores, gate: Gate): Held {
  return {
    ...stores,
    get held() {
      return gate.waiting;
    },
    release: () => gate.open(false),
    lose: () => gate.open(true),
  };
}

/** The same store, one of whose methods waits at the gate first. */
function gated<T extends object>(store: T, name: keyof T & string, gate: Gate): T {
  return new Proxy(store, {
    get: (target, member) => {
      const found: unknown = Reflect.get(target, member);
      if (typeof found !== 'function') return found;
      if (member !== name) return found.bind(target) as unknown;
      return (...args: unknown[]) => gate.pass().then(() => found.apply(target, args) as unknown);
    },
  });
}
