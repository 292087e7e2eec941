import { isQuorum, type PolicyWitness, type TrustPolicy } from '@mingjing/log';

/** What a witness said when it was asked for the newest checkpoint that it has cosigned. */
export type Sighting =
  /** `root` is absent where it would name its size only. */
  | { readonly kind: 'seen'; readonly size: number; readonly root?: Uint8Array }
  | { readonly kind: 'silent'; readonly why: string };

/** By the name of the witness in the policy. */
export type Sightings = ReadonlyMap<string, Sighting>;

/**
 * Whether every quorum has a member that answered: then no checkpoint that a quorum cosigned is unknown to all
 * who answered. Of k of n witnesses it takes n − k + 1 answers. A policy that asks for nobody promises nothing.
 */
export function areEnough({ quorum }: Pick<TrustPolicy, 'quorum'>, sightings: Sightings): boolean {
  if (quorum.kind === 'none') return true;
  const isUnheard = ({ name }: PolicyWitness): boolean => sightings.get(name)?.kind !== 'seen';
  return !isQuorum(quorum, isUnheard);
}
