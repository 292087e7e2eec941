import type { PolicyWitness, TrustPolicy } from './trust-policy';

/** Whether a witness has cosigned the checkpoint in question. */
export type HasCosigned = (witness: PolicyWitness) => boolean;

/** tlog-policy: at least `threshold` members of a group, each a witness or again a group. */
export function isQuorum(part: TrustPolicy['quorum'], hasCosigned: HasCosigned): boolean {
  switch (part.kind) {
    case 'none':
      return true;
    case 'witness':
      return hasCosigned(part);
    case 'group':
      return part.members.filter((member) => isQuorum(member, hasCosigned)).length >= part.threshold;
    default:
      return part satisfies never;
  }
}

/**
 * What a quorum still wants, for people: `witness A`, or `1 more of group G (witness A, witness B)`; undefined
 * where it is reached.
 */
export function missingFrom(part: TrustPolicy['quorum'], hasCosigned: HasCosigned): string | undefined {
  if (isQuorum(part, hasCosigned) || part.kind === 'none') return undefined;
  if (part.kind === 'witness') return `witness ${part.name}`;
  const missing = part.members.flatMap((member) => missingFrom(member, hasCosigned) ?? []);
  const wanted = part.threshold - (part.members.length - missing.length);
  return `${String(wanted)} more of group ${part.name} (${missing.join(', ')})`;
}
