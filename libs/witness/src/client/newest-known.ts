import { isQuorum, type PolicyWitness, type TrustPolicy } from '@mingjing/log';

/** What a witness said when it was asked for the newest checkpoint that it has cosigned. */
export type Sighting =
  /** `root` is absent where it has cosigned nothing of the log. */
  | { readonly kind: 'seen'; readonly size: number; readonly root?: Uint8Array }
  /** It names a larger size than the checkpoint here has and shows no checkpoint: nobody signed that, it may be anybody who answers at its address. */
  | { readonly kind: 'claimed'; readonly size: number }
  | { readonly kind: 'silent'; readonly why: string };

/** By the name of the witness in the policy. */
export type Sightings = ReadonlyMap<string, Sighting>;

/**
 * Whether every quorum has a member that knows no more than `size` entries: then no checkpoint over more was
 * cosigned by a quorum. Of k of n witnesses it takes n − k + 1. Who only claims to know more counts as silent: he
 * may be right. A policy that asks for nobody promises nothing.
 */
export function areEnough(
  { quorum }: Pick<TrustPolicy, 'quorum'>,
  sightings: Sightings,
  size: number,
): boolean {
  if (quorum.kind === 'none') return true;
  const isUnheard = ({ name }: PolicyWitness): boolean => !isHeard(sightings.get(name), size);
  return !isQuorum(quorum, isUnheard);
}

function isHeard(sighting: Sighting | undefined, size: number): boolean {
  return sighting?.kind === 'seen' && sighting.size <= size;
}

/** Who says that it knows a longer log than ours and does not show it, by its name, as a sentence. */
export function claimsIn(sightings: Sightings, size: number): ReadonlyMap<string, string> {
  return new Map(
    [...sightings].flatMap(([name, one]) =>
      one.kind === 'claimed' ? [[name, claimed(one.size, size)] as const] : [],
    ),
  );
}

/** Why those who were not heard were not, as one text: silence first, then claims. */
export function doubtsIn(sightings: Sightings, size: number): string {
  const silent = [...sightings].flatMap(([name, one]) =>
    one.kind === 'silent' ? [[name, one.why] as const] : [],
  );
  return [...silent, ...claimsIn(sightings, size)].map(([name, why]) => `${name}: ${why}`).join('; ');
}

function claimed(theirs: number, ours: number): string {
  return `it says that it has cosigned ${String(theirs)} entries, where this log has ${String(ours)}, and shows no checkpoint over them: an older copy was restored, two ledgers run under one key, or it is not the witness that answers; ask whoever runs it for that checkpoint`;
}
