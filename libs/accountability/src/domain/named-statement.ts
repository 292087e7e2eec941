import { holdsRole } from '@mingjing/governance/contracts';
import { isJsonObject, type Facts, type Json, type Role, type Statement } from '@mingjing/kernel';

/** Who approves what others state about entries. */
export const APPROVERS: readonly Role[] = ['HEAD', 'DEPUTY', 'LEGAL'];

export function approves(facts: Facts, actor: string): boolean {
  return APPROVERS.some((role) => holdsRole(facts, actor, role));
}

/** Who signed a statement: its actor and the cosigners. */
export function signersOf({ actor, cosigners = [] }: Statement): readonly string[] {
  return [actor, ...cosigners];
}

/** The statement that the data name as `target`; no schema was asked of them yet. */
export function targetOf({ target }: { readonly target?: unknown }): readonly string[] {
  return typeof target === 'string' ? [target] : [];
}

/** The value at a path such as `occurredAt` or `data.findings.0.due`; undefined where there is none. */
export function memberAt(statement: Statement, path: string): Json | undefined {
  let value: Json | undefined = statement as unknown as Json;
  for (const name of path.split('.')) {
    if (!(isJsonObject(value) || Array.isArray(value)) || !Object.hasOwn(value, name)) return undefined;
    value = (value as Readonly<Record<string, Json>>)[name];
  }
  return value;
}
