import type { JsonObject, RecordedEvent } from '@mingjing/kernel';
import type { Act } from './act';
import type { MustRecord } from './must-record';

/** What a step needs beside the record: the event as an act, and what was known when it was recorded. */
export interface Told {
  readonly event: RecordedEvent;
  readonly act: Act;
  readonly data: JsonObject;
  /** What stands after "/" in the event's stream. */
  readonly id: string;
  /** Roles of the signers on the day of the entry. */
  readonly roles: () => readonly string[];
  /** The last confirmation of a violation of the same kind that was found at the entity in an earlier task. */
  readonly earlierViolation: () => Act | undefined;
  /** A fine in force for a violation of the same kind at the entity, decided after this one was found. */
  readonly fineOfSameKind: () => Act | undefined;
  /** Whether the law asks for a legal review of every decision at that moment (rule T-56). */
  readonly everyDecisionReviewed: () => boolean;
}

export type Step = (record: MustRecord, told: Told) => MustRecord;
