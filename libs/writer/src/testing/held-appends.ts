import type { Stores } from './writer-place';

/** Stores on whose disk appends wait. */
export interface HeldAppends extends Stores {
  /** Appends that wait. */
  readonly held: number;
  /** Lets them, and all that come, through. */
  release(): void;
  /** The disk is gone: they and all that come fail. */
  lose(): void;
}

/** Appends to these stores are held back until the test lets them through or loses them. */
export function holdingAppends(stores: Stores): HeldAppends {
  let held = 0;
  let open!: (isLost: boolean) => void;
  const opened = new Promise<boolean>((resolve) => (open = resolve));
  const append: typeof stores.store.append = async (...args) => {
    held++;
    const isLost = await opened;
    held--;
    if (isLost) throw new Error('the disk is gone');
    return stores.store.append(...args);
  };
  return {
    ...stores,
    store: new Proxy(stores.store, {
      get: (target, name) => {
        const member: unknown = name === 'append' ? append : Reflect.get(target, name);
        return typeof member === 'function' && name !== 'append' ? (member.bind(target) as unknown) : member;
      },
    }),
    get held() {
      return held;
    },
    release: () => open(false),
    lose: () => open(true),
  };
}
