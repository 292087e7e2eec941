import type { Policy } from '@mingjing/kernel';

/** The first refusal of several rules for new statements. */
export function allOf<S, D>(...policies: readonly Policy<S, D>[]): Policy<S, D> {
  return (state, statement, facts) => {
    for (const policy of policies) {
      const refused = policy(state, statement, facts);
      if (refused !== undefined) return refused;
    }
    return undefined;
  };
}
