import { earliestMoment, instantOf, type ClaimedMoment, type Facts } from '@mingjing/kernel';
import type { EvidenceKind } from '../payloads/evidence-registered';
import type { ItemResult } from '../payloads/item-answered';
import type { LabResult } from '../payloads/samples';
import type { RecordSigner, VisitResult } from '../payloads/visit-end';

/** One visit: what the inspection context folds of `task/<id>`. Ids are those of the statements; times are `occurredAt`. */
export interface Visit {
  readonly status: VisitStatus;
  readonly approval?: Approval;
  readonly notice?: { readonly statement: string; readonly at: string; readonly visitsThisYear: number };
  /** The lead called it urgent: it may have begun before anyone approved. */
  readonly urgent: boolean;
  readonly checklist?: { readonly id: string; readonly version: number };
  /** Actors who began the visit, lead first; none before. */
  readonly officers: readonly string[];
  /** Its beginning, and what else happened inside the visit beside the answers. */
  readonly acts: readonly ClaimedMoment[];
  readonly started?: string;
  readonly certificatesShown?: string;
  readonly answered: readonly Answer[];
  readonly evidence: readonly Evidence[];
  readonly samples: readonly Sample[];
  readonly signatures: readonly RecordSignature[];
  /** The latest moment at which something inside the visit happened. */
  readonly lastAct?: string;
  readonly finished?: string;
  readonly result?: VisitResult;
  /** Receipts of the platform and of the level above. */
  readonly pushed?: string;
  readonly reported?: string;
}

export type VisitStatus = 'PLANNED' | 'STARTED' | 'FINISHED';

export interface Approval {
  readonly statement: string;
  readonly by: string;
  readonly at: string;
  /** Recorded after an urgent visit had begun. */
  readonly afterwards: boolean;
}

export interface Answer {
  readonly item: string;
  readonly result: ItemResult;
  readonly statement: string;
  readonly at: string;
}

export interface Evidence {
  readonly evidence: string;
  readonly kind: EvidenceKind;
  readonly sha256: string;
}

export interface Sample {
  readonly sample: string;
  readonly item: string;
  readonly lab: string;
  readonly takenAt: string;
  readonly reported?: { readonly result: LabResult; readonly statement: string; readonly at: string };
}

export interface RecordSignature {
  readonly by: RecordSigner;
  readonly refused: boolean;
  readonly sha256: string;
}

export const UNVISITED: Visit = {
  status: 'PLANNED',
  urgent: false,
  officers: [],
  acts: [],
  answered: [],
  evidence: [],
  samples: [],
  signatures: [],
};

/** When the visit started, by the earlier of claim and correction; undefined where it has not. */
export function startOf(visit: Visit | undefined, facts: Facts): string | undefined {
  const start = visit?.started === undefined ? undefined : visit.acts[0];
  return start && earliestMoment(facts, start);
}

/** The latest moment at which something inside the visit happened, each by the earlier of claim and correction. */
export function lastActOf({ acts, answered }: Visit, facts: Facts): string | undefined {
  const answers = answered.map(({ statement, at }) => ({ id: statement, at }));
  return [...acts, ...answers]
    .map((act) => earliestMoment(facts, act))
    .reduce<string | undefined>(
      (a, b) => (a !== undefined && instantOf(a) >= instantOf(b) ? a : b),
      undefined,
    );
}

/** Undefined where nothing of a visit was recorded in the task yet. */
export function visitOf(facts: Facts, task: string): Visit | undefined {
  return facts.state('inspection', `task/${task}`) as Visit | undefined;
}
