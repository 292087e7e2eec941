import { isBase64Of } from './base64';
import { equalBytes, textOf, utf8, writeAscii } from './bytes';
import { canonicalJson } from './canonical-json';
import { isPlainlyCanonical } from './canonical-scan';
import { isJsonObject, type Json, type JsonObject } from './json';
import { parseJson } from './parse-json';
import { parseCanonicalJson } from './plain-json';
import { ok, refused, type Result } from './rejection';
import { readStatement } from './statement-shape';
import type { Signature, SignatureSet, Statement } from './statement';
import { isRecordedTime } from './time';

/**
 * What the log commits to. Its JCS bytes are the Merkle leaf data (record.md, entry):
 *
 *   {"recordedAt":"2026-03-05T02:11:09.123Z","revision":3,"signature":{"key":"9f…","sig":"<base64>"},"statement":{…},"v":1}
 */
export interface Entry {
  readonly recordedAt: string;
  readonly revision: number;
  readonly signature: SignatureSet;
  readonly statement: Statement;
  readonly v: 1;
}

/** Depth of a statement; the entry around it is one more. */
export const MAX_DEPTH = 32;

/** An entry bundle of tlog-tiles gives each entry a length of two bytes; larger things are files named by their hash. */
export const MAX_ENTRY_BYTES = 65_535;

/** `body` is the statement's JCS text as it was signed: it is not serialised a second time. */
export function entryBytes(
  body: string,
  signature: SignatureSet,
  recordedAt: string,
  revision: number,
): Uint8Array {
  return entryAround(utf8(body), signature, recordedAt, revision);
}

/** The same of the JCS text's bytes. */
export function entryAround(
  body: Uint8Array,
  signature: SignatureSet,
  recordedAt: string,
  revision: number,
): Uint8Array {
  const before = head(recordedAt, revision, signature);
  const bytes = new Uint8Array(before.length + body.length + END_BYTES.length);
  const start = writeAscii(before, bytes, 0);
  bytes.set(body, start);
  bytes.set(END_BYTES, start + body.length);
  return bytes;
}

/** An entry as it was read, and the statement's bytes inside it: what was signed, not serialised again. */
export interface OpenedEntry {
  readonly entry: Entry;
  /** A view into the entry's bytes. */
  readonly body: Uint8Array;
}

/** Reads entry bytes and refuses every form but the canonical one. */
export function readEntry(bytes: Uint8Array): Result<Entry> {
  const opened = openEntry(bytes);
  return opened.ok ? ok(opened.value.entry) : opened;
}

/** readEntry for whoever verifies signatures too. */
export function openEntry(bytes: Uint8Array): Result<OpenedEntry> {
  if (bytes.length > MAX_ENTRY_BYTES) return refused('entry-too-large', 'An entry has at most 65,535 bytes.');
  const parsed = parseCanonical(bytes);
  if (!parsed.ok) return parsed;
  const value = parsed.value;
  if (!isJsonObject(value) || !hasMembers(value) || value['v'] !== 1) {
    return refused('entry-malformed', 'The entry has not exactly the members of an entry of version 1.');
  }
  const entry = readMembers(value as unknown as Entry);
  return entry.ok ? ok({ entry: entry.value, body: bodyWithin(bytes, entry.value) }) : entry;
}

const MEMBERS = ['recordedAt', 'revision', 'signature', 'statement', 'v'];
const END_BYTES = utf8(',"v":1}');
const HEAD_WITHOUT_VALUES = '{"recordedAt":"","revision":,"signature":,"statement":'.length;
const SIGNATURE_LENGTH = '{"key":"","sig":""}'.length + 16 + 88;

/** Exactly these, in the order of canonical form. */
function hasMembers(value: JsonObject): boolean {
  let at = 0;
  for (const name in value) if (name !== MEMBERS[at++]) return false;
  return at === MEMBERS.length;
}

function parseCanonical(bytes: Uint8Array): Result<Json> {
  const text = textOf(bytes);
  if (text !== undefined) {
    if (isPlainlyCanonical(bytes, MAX_DEPTH + 1)) return ok(JSON.parse(text) as Json);
    const canonical = parseCanonicalJson(text, MAX_DEPTH + 1);
    if (canonical !== undefined) return ok(canonical);
  }
  // In doubt: the strict parser names the fault where there is one.
  const parsed = parseJson(bytes, MAX_DEPTH + 1);
  if (!parsed.ok || equalBytes(utf8(canonicalJson(parsed.value)), bytes)) return parsed;
  return refused('entry-not-canonical', 'The entry is not in canonical form (RFC 8785).');
}

/** What stands before the statement is ASCII, so its characters are its bytes. */
function bodyWithin(bytes: Uint8Array, { recordedAt, revision, signature }: Entry): Uint8Array {
  const digits = String(revision).length;
  const head = HEAD_WITHOUT_VALUES + recordedAt.length + digits + lengthOf(signature);
  return bytes.subarray(head, bytes.length - END_BYTES.length);
}

/** Characters of a set of signatures in canonical form: all of them are equally long. */
function lengthOf({ cosigners }: SignatureSet): number {
  if (cosigners === undefined) return SIGNATURE_LENGTH;
  const listed = cosigners.length * (SIGNATURE_LENGTH + 1) - 1;
  return '"cosigners":[],'.length + listed + SIGNATURE_LENGTH;
}

function head(recordedAt: string, revision: number, signature: SignatureSet): string {
  const signed = canonicalJson(signature as unknown as Json);
  return `{"recordedAt":"${recordedAt}","revision":${String(revision)},"signature":${signed},"statement":`;
}

function readMembers(entry: Entry): Result<Entry> {
  if (typeof entry.recordedAt !== 'string' || !isRecordedTime(entry.recordedAt)) {
    return refused('entry-malformed', "The entry's recordedAt is not a moment in UTC.");
  }
  if (!Number.isSafeInteger(entry.revision) || entry.revision < 0) {
    return refused('entry-malformed', "The entry's revision is not a count from 0.");
  }
  const statement = readStatement(entry.statement as unknown as Json);
  if (!statement.ok) return statement;
  const signature = readSignatures(entry.signature as unknown as Json, statement.value.cosigners ?? []);
  return signature.ok ? ok(entry) : signature;
}

/** Exactly one `{key, sig}` per cosigner, in their order. */
export function readSignatures(value: Json, cosigners: readonly string[]): Result<SignatureSet> {
  if (!isJsonObject(value) || !isSignature(value, cosigners.length > 0 ? 3 : 2)) {
    return (
      missing(cosigners, value) ??
      refused('signature-malformed', 'A signature must be {"key": 16 hex digits, "sig": base64 of 64 bytes}.')
    );
  }
  const lacking = cosigners.length === 0 ? undefined : refuseCosignatures(cosigners, value['cosigners']);
  return lacking ?? ok(value as unknown as SignatureSet);
}

function refuseCosignatures(
  cosigners: readonly string[],
  beside: Json | undefined,
): Result<never> | undefined {
  if (!Array.isArray(beside) || beside.length !== cosigners.length) return cosignerMissing(cosigners);
  return (beside as readonly Json[]).every((one) => isJsonObject(one) && isSignature(one, 2))
    ? undefined
    : refused(
        'signature-malformed',
        'A cosignature must be {"key": 16 hex digits, "sig": base64 of 64 bytes}.',
      );
}

function missing(cosigners: readonly string[], value: Json): Result<never> | undefined {
  const isLeftOut = cosigners.length > 0 && isJsonObject(value) && value['cosigners'] === undefined;
  return isLeftOut ? cosignerMissing(cosigners) : undefined;
}

function cosignerMissing(cosigners: readonly string[]): Result<never> {
  const reason = `The statement must be signed by ${cosigners.join(', ')} as well.`;
  return refused('cosigner-missing', reason, { cosigners });
}

function isSignature(value: object, members: number): boolean {
  const { key, sig } = value as Partial<Signature>;
  return (
    Object.keys(value).length === members &&
    typeof key === 'string' &&
    KEY_ID.test(key) &&
    typeof sig === 'string' &&
    isBase64Of(SIGNATURE_BYTES, sig)
  );
}

const KEY_ID = /^[0-9a-f]{16}$/;
const SIGNATURE_BYTES = 64;
