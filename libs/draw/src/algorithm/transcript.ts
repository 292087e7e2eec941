import { ok, refused, type Rejection, type Result, type Sha256 } from '@mingjing/kernel';
import type { DrawInput, DrawResult, PoolRoots, PublicTranscript, Transcript } from './draw-types';
import { freezePool, type FrozenPool } from './frozen-pool';
import { poolRoots } from './pool-roots';
import { byContributor, commitmentOf } from './seed';
import { commitmentsFault, seedInputFault } from './seed-faults';
import { ALGORITHM, type Commitment } from './types';

/**
 * One JSON file that holds all that is needed to recompute a draw; arrays in the order of the roots.
 *
 * `commitments` are those of the log. Refuses as `executeDraw` does, and with
 * `reveal-without-commitment` where one does not open what was committed: no transcript is made that
 * its own verification would reject.
 */
export function buildTranscript(
  input: DrawInput,
  commitments: readonly Commitment[],
  result: DrawResult,
  sha256: Sha256,
): Result<Transcript> {
  const fault = seedInputFault(input) ?? commitmentsFault(commitments);
  if (fault !== null) return { ok: false, rejection: fault };
  const unopened = unopenedCommitment(input, commitments, sha256);
  if (unopened !== null) return unopened;
  const frozen = freezePool(input);
  if (!frozen.ok) return frozen;
  const roots = poolRoots(frozen.value, sha256);
  return ok(transcriptOfPool(input, { pool: frozen.value, roots }, commitments, result));
}

/** The same of a pool that was frozen, with its roots: nothing of it is checked or hashed again. */
export function transcriptOfPool(
  { drawId, reveals, beacon }: Omit<DrawInput, keyof FrozenPool>,
  { pool, roots }: { readonly pool: FrozenPool; readonly roots: PoolRoots },
  commitments: readonly Commitment[],
  result: DrawResult,
): Transcript {
  const { strata, entities, officers, conflicts } = pool;
  const { seed, strata: selected, assignments, unassigned } = result;
  return {
    ...{ algorithm: ALGORITHM, drawId, strata, entities, officers, conflicts, roots },
    commitments: [...commitments].sort(byContributor),
    reveals: [...reveals].sort(byContributor),
    ...(beacon === undefined ? {} : { beacon }),
    result: { seed, strata: selected, assignments, unassigned },
  };
}

function unopenedCommitment(
  { drawId, reveals }: DrawInput,
  commitments: readonly Commitment[],
  sha256: Sha256,
): Result<never> | null {
  const committed = new Map(commitments.map((line) => [line.contributor, line.commitment]));
  const wrong = reveals.find(
    (reveal) => committed.get(reveal.contributor) !== commitmentOf(drawId, reveal, sha256).commitment,
  );
  if (wrong === undefined && commitments.length === reveals.length) return null;
  const contributor = wrong?.contributor ?? 'a contributor without a reveal';
  return refused(
    'reveal-without-commitment',
    `The commitments and the reveals do not belong together: see ${contributor}.`,
    { contributor },
  );
}

/** Refusal of a transcript made by another algorithm, or null. */
export function algorithmFault(algorithm: string): Rejection | null {
  if (algorithm === ALGORITHM) return null;
  return {
    code: 'unknown-algorithm',
    reason: `This transcript names the algorithm ${algorithm}; only ${ALGORITHM} is known here.`,
    facts: { algorithm },
  };
}

/** Without officers, conflicts and who was sent: conflicts are personal, the roots stand in for them. */
export function publicTranscript(transcript: Transcript): PublicTranscript {
  const { officers: _officers, conflicts: _conflicts, result, ...head } = transcript;
  return { ...head, result: { seed: result.seed, strata: result.strata } };
}
