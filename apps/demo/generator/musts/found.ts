import type { Chance } from '../chance/chance';
import { MINUTE } from '../story/moments';
import type { Act, Sitting, Step } from '../story/step';
import { sitting, type Story } from '../story/story';
import type { SmallFile } from '../story/small-file';
import { newFinding, type FindingTruth } from '../truth/finding-truth';
import type { Trace, Visit } from '../visits/visit';
import type { Fate, PenaltyFate } from './fate';

/** What a story wants to go as it is told, whatever chance says. */
export interface Plot {
  readonly fate?: Fate;
  readonly penalty?: PenaltyFate;
  /** Standard of the penalty reached, for violations of gate I. */
  readonly reached?: boolean;
  readonly fineYuan?: number;
  /** Pseudonym of a natural person who is the party: `person/<UUID>`. */
  readonly party?: { readonly pseudonym: string; readonly name: string; readonly id: string };
  /** Violation that the first sample is found to be; none otherwise. */
  readonly sample?: string;
  readonly label?: string;
}

/** What one visit, or one report of its laboratory, has found. */
export interface Found {
  readonly story: Story;
  readonly visit: Visit;
  readonly chance: Chance;
  readonly traces: readonly Trace[];
  /** When the traces were left. */
  readonly since: number;
  /** When the officers answer, if they answer the same day. */
  readonly answerable: number;
  /** Nothing of it can be entered before: what was found comes first. */
  readonly enteredAt: number;
  /** Hashes of pictures that show it. */
  readonly pictures: readonly string[];
  readonly plot: Plot;
  /** What follows where a recheck finds something uncorrected. */
  readonly afterFailure: AfterFailure;
}

export type AfterFailure = (found: Found, uncorrected: readonly Trace[], moment: number) => readonly Step[];

export function openFindings(found: Found): void {
  const { story, visit, traces, since } = found;
  for (const { finding, violation } of traces) {
    story.truth.open(
      newFinding({ finding, task: visit.task, origin: visit.origin, gate: violation.gate, tracedAt: since }),
    );
  }
}

export function truthOf({ story }: Found, { finding }: Trace): FindingTruth {
  return story.truth.of(finding);
}

/** Entered a few minutes after it happened, or with the visit that it belongs to. */
export function entered(
  found: Found,
  actor: string,
  acts: readonly Act[],
  files: readonly SmallFile[] = [],
): Sitting {
  const last = Math.max(...acts.map(({ occurredAt }) => occurredAt));
  return sitting(
    last < found.visit.end ? found.enteredAt : Math.max(last + 5 * MINUTE, found.enteredAt),
    actor,
    acts,
    files,
  );
}
