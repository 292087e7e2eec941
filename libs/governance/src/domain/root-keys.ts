import { FOUNDER_ACTOR, LEDGER_ACTOR, rejection, type Policy } from '@mingjing/kernel';

/**
 * record.md, Keys: for actor `ledger` only the founder enrols. The same holds for the founder's own
 * keys and for revoking either, or any head could make himself the founder.
 */
export const onlyTheFounderKeepsTheRootKeys: Policy<unknown, { readonly actor: string }> = (
  _state,
  statement,
) => {
  const { actor } = statement.data;
  const isRoot = actor === LEDGER_ACTOR || actor === FOUNDER_ACTOR;
  if (!isRoot || statement.actor === FOUNDER_ACTOR) return undefined;
  return rejection(
    'only-the-founder',
    `Keys of "${actor}" are the founder's to enrol and to revoke: let the founder state this.`,
    { actor },
  );
};
