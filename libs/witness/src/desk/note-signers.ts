import {
  hasCosigned,
  openNote,
  parseCheckpointText,
  verifiersOf,
  whatHolds,
  type PolicyWitness,
  type TrustPolicy,
  type VerifyEd25519,
} from '@mingjing/log';

/** A checkpoint's size, and the witnesses of the policy whose lines under it hold. */
export interface NoteSigners {
  readonly size: number;
  /** The note without the lines in the name of those witnesses that do not hold. */
  readonly note: string;
  readonly witnesses: readonly PolicyWitness[];
}

/** How far back a restart looks for what was cosigned: with rounds a second apart, a minute of them. */
export const RESTORED = 64;

/** Undefined where the note is no checkpoint. A bad line costs its own witness, and nobody else. */
export function noteSigners(
  kept: string,
  policy: TrustPolicy,
  verify: VerifyEd25519,
): NoteSigners | undefined {
  const verifiers = verifiersOf(
    policy.witnesses.map(({ key }) => key),
    verify,
  );
  const note = whatHolds(kept, verifiers);
  const checkpoint = parseCheckpointText(note.slice(0, note.indexOf('\n\n') + 1));
  if (!checkpoint.ok) return undefined;
  const opened = openNote(note, verifiers);
  const witnessed = opened.ok ? opened.value.verified : [];
  return {
    size: checkpoint.value.size,
    note,
    witnesses: policy.witnesses.filter(hasCosigned({ witnessed })),
  };
}

/** The largest size that each witness, by its name in the policy, has cosigned; absent who has signed none. */
export function cosignedSizes(signed: readonly NoteSigners[]): ReadonlyMap<string, number> {
  const sizes = new Map<string, number>();
  for (const { size, witnesses } of signed) {
    for (const { name } of witnesses) sizes.set(name, Math.max(sizes.get(name) ?? 0, size));
  }
  return sizes;
}
