import type { JsonObject } from './json';

/** One signed statement: the event itself, stored byte for byte (record.md, statement). */
export interface Statement<D = JsonObject> {
  readonly actor: string;
  readonly data: D;
  readonly id: string;
  readonly ledger: string;
  readonly occurredAt: string;
  readonly stream: string;
  readonly type: string;
  readonly version: number;
  /** Derived: `"<name>/v<n>"`; observed: `"observed/v1"`. */
  readonly algorithm?: string;
  readonly attestation?: Attestation;
  readonly capturedAt?: string;
  readonly cause?: string;
  readonly cosigners?: readonly string[];
  readonly device?: { readonly id: string; readonly seq: number };
  readonly onBehalfOf?: string;
  readonly org?: string;
  readonly role?: string;
  readonly personal?: Readonly<Record<string, string>>;
}

/** Stated by a signed-in person without a key; shown as "attested, not signed". */
export interface Attestation {
  readonly issuer: string;
  readonly method: string;
  readonly subject: string;
}

export interface Signature {
  /** Key id: 16 hex digits. */
  readonly key: string;
  /** Base64 of 64 bytes. */
  readonly sig: string;
}

export interface SignatureSet extends Signature {
  readonly cosigners?: readonly Signature[];
}

/** The word before the first "/": the context's kind of stream. */
export function streamWord(stream: string): string {
  return stream.slice(0, stream.indexOf('/'));
}

/** What follows the first "/". */
export function streamId(stream: string): string {
  return stream.slice(stream.indexOf('/') + 1);
}

export const LEDGER_ACTOR = 'ledger';
export const FOUNDER_ACTOR = 'founder';
export const OBSERVED = 'observed/v1';
