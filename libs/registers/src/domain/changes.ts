import { type JsonObject, rejection, type Rejection, type Statement } from '@mingjing/kernel';

interface Change {
  readonly changes?: object;
}

/** The members among `names` that are given: what a row keeps of a registration or a change. */
export function given<R>(names: readonly (keyof R & string)[], members: object = {}): Partial<R> {
  const all = members as JsonObject;
  const kept: Record<string, unknown> = {};
  for (const name of names) if (all[name] !== undefined) kept[name] = all[name];
  return kept as Partial<R>;
}

export function somethingChanges(_state: unknown, statement: Statement<Change>): Rejection | undefined {
  const { data, personal } = statement;
  if (personal !== undefined || Object.keys(data.changes ?? {}).length > 0) return undefined;
  const reason = 'The statement changes nothing; name at least one member that changes.';
  return rejection('nothing-changed', reason);
}
