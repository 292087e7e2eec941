import type { SmallStores } from '../../apps/cli/testing/small-ledger';

/** The steps of recording one group, in their order; before each of them, and after the last, a process can die. */
export const STEPS = ['put', 'keepAll', 'append', 'readBack', 'swap', 'answer'] as const;
export type Step = (typeof STEPS)[number];

/**
 * Stores that kill their own process, by SIGKILL, when it comes to the step for the nth time once
 * `armed`. Only the ports are wrapped: the files behind them are the real ones.
 */
export function killingAt(step: Step, nth: number, stores: SmallStores, armed: () => boolean): SmallStores {
  const dieAt = dyingAt(step, nth, armed);
  const { store, checkpoints, vault, files } = stores;
  return {
    store: wrapped(store, { append: () => dieAt('append'), read: () => dieAt('readBack') }),
    checkpoints: wrapped(checkpoints, { swap: () => dieAt('swap') }, { swap: () => dieAt('answer') }),
    vault: wrapped(vault, { keepAll: () => dieAt('keepAll') }),
    files: wrapped(files, { put: () => dieAt('put') }),
  };
}

/** Kills this process when it is called with the step for the nth time. */
export function dyingAt<Steps extends string>(
  step: Steps,
  nth: number,
  armed: () => boolean = () => true,
): (reached: Steps) => void {
  let left = nth;
  return (reached) => {
    if (step === reached && armed() && --left === 0) process.kill(process.pid, 'SIGKILL');
  };
}

type Hooks = Readonly<Record<string, () => void>>;

/** The same port, with something done before and after some of its methods. */
export function wrapped<T extends object>(target: T, before: Hooks, after: Hooks = {}): T {
  return new Proxy(target, {
    get: (_, name) => {
      const member: unknown = Reflect.get(target, name);
      if (typeof member !== 'function') return member;
      return async (...args: unknown[]) => {
        before[String(name)]?.();
        const result: unknown = await member.apply(target, args);
        after[String(name)]?.();
        return result;
      };
    },
  });
}
