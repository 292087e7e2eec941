import type { Stores } from './writer-place';

/** The steps of recording one group, in their order; `…d` fails after it was done. */
export const STEPS = ['put', 'keep', 'kept', 'append', 'appended', 'readBack', 'swap', 'swapped'] as const;
export type Step = (typeof STEPS)[number];

export interface FailingStores extends Stores {
  /** From now on the step is waited for. */
  arm(): void;
}

/** As a power cut at that step: from then on every call of every store fails. */
export function failingAt(step: Step, stores: Stores): FailingStores {
  let isArmed = false;
  let isDown = false;
  const cut = (): never => {
    isDown = true;
    throw new Error(`no power at "${step}"`);
  };
  const guarded = <T extends object>(target: T, own: Partial<Record<string, Hook>>): T =>
    new Proxy(target, {
      get: (_, name) => {
        const member: unknown = Reflect.get(target, name);
        if (typeof member !== 'function') return member;
        return async (...args: unknown[]) => {
          if (isDown) return cut();
          const hook = isArmed ? (own[String(name)] ?? {}) : {};
          if (hook.before === step) return cut();
          const result: unknown = await member.apply(target, args);
          return hook.after === step ? cut() : result;
        };
      },
    });
  return {
    store: guarded(stores.store, {
      append: { before: 'append', after: 'appended' },
      read: { before: 'readBack' },
    }),
    checkpoints: guarded(stores.checkpoints, { swap: { before: 'swap', after: 'swapped' } }),
    vault: guarded(stores.vault, { keepAll: { before: 'keep', after: 'kept' } }),
    files: guarded(stores.files, { put: { before: 'put' } }),
    index: stores.index,
    arm: () => {
      isArmed = true;
    },
  };
}

interface Hook {
  readonly before?: Step;
  readonly after?: Step;
}
