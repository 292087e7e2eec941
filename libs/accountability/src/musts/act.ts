import { instantOf, type RecordedEvent } from '@mingjing/kernel';

/** How late an act was entered; UNKNOWN where no rule says what in time is. */
export type Lateness = 'L0' | 'L1' | 'L2' | 'L3' | 'L4' | 'L5' | 'UNKNOWN';

/** One recorded event as a must stands on it. */
export interface Act {
  /** Log index. */
  readonly index: number;
  /** Id of the statement. */
  readonly id: string;
  readonly type: string;
  /** When it happened, as its signer states. */
  readonly at: string;
  readonly recordedAt: string;
  readonly signer: string;
  readonly cosigners?: readonly string[];
  readonly lateness: Lateness;
  /** Where its claim lies before what must have come first: the moment of that. */
  readonly notBefore?: string;
  /** Index of the approved LateEntryReasonGiven. */
  readonly excused?: number;
  /** Stated by a person signed in without a key: the service signed it. */
  readonly attested?: true;
  /** By CorrectionRecorded, the last of them at `index`. */
  readonly corrected?: Corrected;
}

/** A correction of an act; the first and the last of the moments to which corrections have moved it. */
export interface Corrected {
  readonly index: number;
  readonly earliest?: string;
  readonly latest?: string;
}

/**
 * What a reader must know of an event before he leans on it (record.md, keys): signed by a key that had
 * fallen into other hands by then, entered by another person after its own key was revoked (and perhaps naming
 * cosigners whose signatures were not handed in), or attested by a sign-in and not signed by its actor.
 */
export type Caveat = 'AFTER_COMPROMISE' | 'UNVERIFIED_IN_TIME' | 'COSIGNERS_ONLY_NAMED' | 'ATTESTED';

/** What an answer says of an act that it stands on. */
export interface Because {
  readonly index: number;
  readonly type: string;
  readonly at: string;
  readonly signer: string;
  readonly lateness?: Lateness;
  /** Absent where the event may be leant on as any other. */
  readonly caveats?: readonly Caveat[];
}

export function actOf(event: RecordedEvent, lateness: Lateness, notBefore?: string): Act {
  return {
    index: event.index,
    id: event.id,
    type: event.type,
    at: event.occurredAt,
    recordedAt: event.recordedAt,
    signer: event.actor,
    ...(event.cosigners === undefined ? {} : { cosigners: event.cosigners }),
    ...(event.attestation === undefined ? {} : { attested: true }),
    lateness,
    ...(notBefore === undefined ? {} : { notBefore }),
  };
}

/**
 * The moment at which an act counts: as stated for L0 to L2, and for L3 with an approved reason; else as
 * recorded. A correction may make an act later, never earlier: hindsight betters nobody.
 */
export function countsAt(act: Act): string {
  const stated =
    ['L0', 'L1', 'L2'].includes(act.lateness) || (act.lateness === 'L3' && act.excused !== undefined);
  const moment = stated ? act.at : act.recordedAt;
  return later(moment, act.corrected?.latest);
}

/**
 * The moment at which a clock starts that the act starts: the earlier of claim and entry, and where a
 * correction makes it earlier still, that. Neither an entry that comes late nor a correction gains time. A claim
 * that cannot be true starts none before the first moment at which it could be: a wrong year runs no clock out.
 */
export function startsAt(act: Act): string {
  return later(earlier(earlier(act.at, act.recordedAt), act.corrected?.earliest), act.notBefore);
}

export function later(moment: string, other: string | undefined): string {
  return other !== undefined && instantOf(other) > instantOf(moment) ? other : moment;
}

export function earlier(moment: string, other: string | undefined): string {
  return other !== undefined && instantOf(other) < instantOf(moment) ? other : moment;
}

/** The same in milliseconds since the epoch. */
export function counts(act: Act): number {
  return instantOf(countsAt(act));
}

/** Whether the act was there at a moment: recorded by then, or stated to have happened and taken at its word. */
export function isKnown(act: Act, moment: number): boolean {
  return Math.min(counts(act), instantOf(act.recordedAt)) <= moment;
}

export function becauseOf({ index, type, at, signer, lateness, attested }: Act): Because {
  const caveats = attested === undefined ? {} : { caveats: ['ATTESTED'] as const };
  const plain = { index, type, at, signer, ...caveats };
  return lateness === 'L0' ? plain : { ...plain, lateness };
}
