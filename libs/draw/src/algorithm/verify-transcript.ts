import { toHex, type Json, type Rejection, type Sha256 } from '@mingjing/kernel';
import { assignOfficers } from './assignment';
import { beaconLine, type DrandCheck } from './beacon-line';
import type { TaskAssignments } from './draw-types';
import { withoutCutOff } from './execute-draw';
import { firstDifference, type JsonDifference } from './first-difference';
import { poolRoots } from './pool-roots';
import { readTranscript, type ReadTranscript } from './read-transcript';
import { byContributor, commitmentOf, drawSeed } from './seed';
import { selectEntities } from './selection';

/** In the order in which differences are reported. */
export type VerificationStage = 'roots' | 'commitments' | 'seed' | 'strata' | 'assignments' | 'unassigned';

export type TranscriptDifference = JsonDifference & { readonly stage: VerificationStage };

/** `lines` are what a command prints, the last of them the verdict. Only OK and OK (selection only) pass. */
export type Verification =
  | { readonly verdict: 'OK' | 'OK (selection only)'; readonly lines: readonly string[] }
  | {
      readonly verdict: 'DIFFERENT';
      readonly lines: readonly string[];
      readonly difference: TranscriptDifference;
    }
  | { readonly verdict: 'REFUSED'; readonly lines: readonly string[]; readonly rejection: Rejection };

type Check = readonly [stage: VerificationStage, difference: () => JsonDifference | null];

/**
 * Recomputes a transcript from its own inputs; needs neither the server nor the log. A public one is
 * checked as far as the selection. The value of the beacon is taken as given; its own check, where
 * one is handed in, is a line by itself. Takes the file as parsed JSON – by the kernel's `parseJson`, which refuses what two readers could read differently.
 */
export function verifyTranscript(json: Json, sha256: Sha256, isDrandSignature?: DrandCheck): Verification {
  const read = readTranscript(json);
  if (!read.ok) {
    const { code, reason } = read.rejection;
    return { verdict: 'REFUSED', lines: [`REFUSED (${code}): ${reason}`], rejection: read.rejection };
  }
  const beacon = beaconLine(read.value.transcript.beacon, isDrandSignature);
  const lines: string[] = [];
  for (const [stage, differenceOf] of checksOf(read.value, sha256)) {
    const found = differenceOf();
    if (found !== null) {
      const difference = { stage, ...found };
      return { verdict: 'DIFFERENT', lines: [...lines, beacon, differenceLine(difference)], difference };
    }
    lines.push(`${stage}: as recomputed`);
  }
  const verdict = read.value.kind === 'full' ? 'OK' : 'OK (selection only)';
  return { verdict, lines: [...lines, beacon, verdict] };
}

function checksOf(read: ReadTranscript, sha256: Sha256): readonly Check[] {
  const { transcript, pool } = read;
  const seed = drawSeed(transcript, sha256);
  const selected = once(() => selectEntities(pool, seed, sha256).map(withoutCutOff));
  const checks: readonly Check[] = [
    ['roots', () => rootsDifference(read, sha256)],
    ['commitments', () => commitmentsDifference(read, sha256)],
    ['seed', () => firstDifference(toHex(seed), transcript.result.seed, 'seed')],
    ['strata', () => firstDifference(selected(), transcript.result.strata, 'strata')],
  ];
  if (read.kind === 'public') return checks;
  const { assignments, unassigned } = read.transcript.result;
  const tasks = once((): TaskAssignments =>
    assignOfficers(transcript.drawId, pool, selected(), seed, sha256),
  );
  return [
    ...checks,
    ['assignments', () => firstDifference(tasks().assignments, assignments, 'assignments')],
    ['unassigned', () => firstDifference(tasks().unassigned, unassigned, 'unassigned')],
  ];
}

/** In a public transcript the roots of officers and conflicts stand for lists that it does not hold. */
function rootsDifference({ kind, transcript, pool }: ReadTranscript, sha256: Sha256): JsonDifference | null {
  const { entities, officers, conflicts } = poolRoots(pool, sha256);
  const recomputed = kind === 'public' ? { entities } : { entities, officers, conflicts };
  return firstDifference(recomputed, transcript.roots, 'roots');
}

/** Both lists by contributor, so that the number in the path is his place in that order. */
function commitmentsDifference({ transcript }: ReadTranscript, sha256: Sha256): JsonDifference | null {
  const { drawId, reveals, commitments } = transcript;
  const opened = [...reveals].sort(byContributor).map((reveal) => commitmentOf(drawId, reveal, sha256));
  return firstDifference(opened, [...commitments].sort(byContributor), 'commitments');
}

function once<Value>(compute: () => Value): () => Value {
  let value: { readonly known: Value } | undefined;
  return () => (value ??= { known: compute() }).known;
}

function differenceLine({ path, recomputed, claimed }: TranscriptDifference): string {
  return `DIFFERENT at ${path}: recomputed ${shown(recomputed)}, the file says ${shown(claimed)}`;
}

function shown(value: Json | undefined): string {
  return value === undefined ? 'nothing' : JSON.stringify(value);
}
