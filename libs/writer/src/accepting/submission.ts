import {
  MAX_DEPTH,
  canonicalForm,
  isJsonObject,
  ok,
  parseJson,
  readSignatures,
  readStatement,
  refuseWhatOnlyTheLedgerStates,
  refused,
  utf8,
  type Disclosures,
  type Json,
  type JsonObject,
  type Rejection,
  type Result,
  type SignatureSet,
  type Statement,
} from '@mingjing/kernel';
import { placed } from './batch-position';

/** The revision that the client saw last, or that the stream has no entry; absent: any. */
export type Expectation = number | 'none' | undefined;

/** One statement as it came in: read strictly, canonicalised once, not yet believed. */
export interface Submission {
  readonly statement: Statement;
  /** JCS bytes of the statement: what was signed and what will be stored. */
  readonly body: Uint8Array;
  /** The actor's alone where cosigners are missing. */
  readonly signature: SignatureSet;
  /** Said only after the id and the keys: a repetition is answered in any case (record.md, submission). */
  readonly cosignerMissing: Rejection | undefined;
  readonly expect: Expectation;
  readonly disclosures: Disclosures | undefined;
}

export interface SubmittedBatch {
  readonly submissions: readonly Submission[];
  /** An array is answered by an array, one statement by one receipt. */
  readonly isArray: boolean;
  /** As it came in: what one node hands on to another. */
  readonly bytes: Uint8Array;
}

export const MAX_BATCH_STATEMENTS = 1_000;

/**
 * Reads the raw bytes of a request body (record.md, submission):
 *
 *   {"statement":{…},"signature":{…},"expect"?:3|"none","disclosures"?:{…}}      or an array of them
 */
export function readSubmissions(bytes: Uint8Array): Result<SubmittedBatch> {
  const isArray = firstByte(bytes) === ARRAY;
  // The statement lies one level inside its submission, and that one inside the array.
  const parsed = parseJson(bytes, MAX_DEPTH + (isArray ? 2 : 1));
  if (!parsed.ok) return parsed;
  const items: readonly Json[] = Array.isArray(parsed.value) ? parsed.value : [parsed.value];
  if (items.length === 0)
    return refused('submission-malformed', 'The array holds no statement: send at least one.');
  if (items.length > MAX_BATCH_STATEMENTS) {
    return refused('too-large', 'An array holds at most 1,000 statements; send it in parts.', {
      statements: items.length,
    });
  }
  const submissions: Submission[] = [];
  for (const [at, item] of items.entries()) {
    const one = readSubmission(item);
    if (!one.ok) return isArray ? { ok: false, rejection: placed(one.rejection, at) } : one;
    submissions.push(one.value);
  }
  return ok({ submissions, isArray, bytes });
}

const ARRAY = 0x5b;

/** The first that is no white space of JSON. */
function firstByte(bytes: Uint8Array): number | undefined {
  return bytes.find((byte) => byte !== 0x20 && byte !== 0x0a && byte !== 0x0d && byte !== 0x09);
}

const MEMBERS = ['statement', 'signature', 'expect', 'disclosures'];

function readSubmission(item: Json): Result<Submission> {
  if (!isJsonObject(item)) {
    return refused(
      'submission-malformed',
      'A submission is {"statement", "signature", "expect"?, "disclosures"?}.',
    );
  }
  const unknown = Object.keys(item).find((member) => !MEMBERS.includes(member));
  if (unknown !== undefined) {
    return refused('unknown-member', `A submission has no member "${unknown}": leave it out.`, {
      member: unknown,
    });
  }
  const statement = readStatement(item['statement'] ?? null);
  if (!statement.ok) return statement;
  return readRest(item, statement.value);
}

function readRest(item: JsonObject, statement: Statement): Result<Submission> {
  const reserved = refuseWhatOnlyTheLedgerStates(statement);
  if (reserved !== undefined) return { ok: false, rejection: reserved };
  const signature = readAsFarAsSigned(item['signature'] ?? null, statement.cosigners ?? []);
  if (!signature.ok) return signature;
  const expect = readExpectation(item['expect']);
  if (!expect.ok) return expect;
  const disclosures = item['disclosures'];
  if (disclosures !== undefined && !isJsonObject(disclosures)) {
    return refused(
      'disclosure-malformed',
      '"disclosures" is an object of {"salt","value","subject"} by field.',
    );
  }
  // Decided on as everyone will read it: the order of members must not be the sender's to choose.
  const { text, value } = canonicalForm(item['statement'] ?? null);
  return ok({
    statement: value as unknown as Statement,
    body: utf8(text),
    ...signature.value,
    expect: expect.value,
    disclosures: disclosures as Disclosures | undefined,
  });
}

function readAsFarAsSigned(
  value: Json,
  cosigners: readonly string[],
): Result<Pick<Submission, 'signature' | 'cosignerMissing'>> {
  const whole = readSignatures(value, cosigners);
  if (whole.ok) return ok({ signature: whole.value, cosignerMissing: undefined });
  if (whole.rejection.code !== 'cosigner-missing' || !isJsonObject(value)) return whole;
  const { cosigners: _few, ...own } = value;
  const alone = readSignatures(own, []);
  return alone.ok ? ok({ signature: alone.value, cosignerMissing: whole.rejection }) : alone;
}

function readExpectation(value: Json | undefined): Result<Expectation> {
  if (value === undefined || value === 'none') return ok(value);
  if (typeof value === 'number' && value >= 0) return ok(value);
  return refused('expect-malformed', '"expect" must be the revision of the stream\'s last entry, or "none".');
}
