import type { Facts } from '@mingjing/kernel';
import type { OrganisationKind } from '../payloads/organisations';

/** A row of the table `org`, by id. */
export interface Organisation {
  readonly name: string;
  readonly kind: OrganisationKind;
  readonly parent?: string;
  readonly adminCode?: string;
}

export function organisation(facts: Facts, id: string): Organisation | undefined {
  return facts.get('org', id) as Organisation | undefined;
}

/** Whether `upper` is the parent of `lower`, or its parent's parent, and so on; never of itself. */
export function isAbove(facts: Facts, upper: string, lower: string): boolean {
  // Ends: a parent is registered before its child, so the chain holds no circle.
  for (let at = organisation(facts, lower)?.parent; at !== undefined; at = organisation(facts, at)?.parent) {
    if (at === upper) return true;
  }
  return false;
}
