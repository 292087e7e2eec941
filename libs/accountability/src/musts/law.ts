import type { Limit } from '@mingjing/governance/contracts';
import { instantOf, type RecordedEvent } from '@mingjing/kernel';
import type { Lateness } from './act';

/** Rules and calendars as published so far. */
export interface Law {
  /** End of the period that starts at a moment or on a day; undefined where no rule was in force. */
  limit(rule: string, start: string): Limit | undefined;
  /** Value of a rule that is a count. */
  value(rule: string, moment: string): number | undefined;
}

/** What was known of a signer and of the case when his act was recorded. */
export interface Circumstances {
  /** Moments at which complaints and emergencies about the entity were recorded. */
  readonly triggers: readonly string[];
  /** First and last day of the signers' certificates, those of officers. */
  readonly certificates: readonly { readonly validFrom: string; readonly validTo: string }[];
  /** Moments before which the act cannot have happened: the draw's unblinding, the first trace. */
  readonly notBefore: readonly string[];
}

/** The last of the moments that the claim contradicts; undefined where it contradicts none. */
export function contradictedMoment(
  { occurredAt }: RecordedEvent,
  { notBefore }: Circumstances,
): string | undefined {
  const after = notBefore.filter((moment) => instantOf(occurredAt) < instantOf(moment));
  return after.sort((a, b) => instantOf(a) - instantOf(b)).at(-1);
}

/**
 * Lateness of an entry (taxonomy L0 to L5). L4: a complaint or an emergency was recorded between the act
 * and its entry. L5: the claim contradicts the ledger.
 */
export function latenessOf(event: RecordedEvent, law: Law, around: Circumstances): Lateness {
  if (contradicts(event, around)) return 'L5';
  const [happened, recorded] = [instantOf(event.occurredAt), instantOf(event.recordedAt)];
  if (around.triggers.some((at) => instantOf(at) > happened && instantOf(at) < recorded)) return 'L4';
  const inTime = law.limit('L0', event.occurredAt)?.limit;
  if (inTime !== undefined && recorded <= instantOf(inTime)) return 'L0';
  const late = law.limit('L2', event.occurredAt)?.limit;
  if (inTime === undefined || late === undefined) return 'UNKNOWN';
  return recorded > instantOf(late) ? 'L3' : offlineOrLate(event);
}

/** Within five working days: by a device that shows when it captured the act, or without such proof. */
function offlineOrLate({ device, capturedAt }: RecordedEvent): Lateness {
  return device !== undefined && capturedAt !== undefined ? 'L1' : 'L2';
}

function contradicts(event: RecordedEvent, around: Circumstances): boolean {
  const happened = instantOf(event.occurredAt);
  return (
    contradictedMoment(event, around) !== undefined ||
    around.certificates.some(({ validFrom, validTo }) => !within(happened, validFrom, validTo))
  );
}

function within(moment: number, from: string, to: string): boolean {
  return moment >= instantOf(`${from}T00:00:00.000+08:00`) && moment <= instantOf(`${to}T23:59:59.999+08:00`);
}
