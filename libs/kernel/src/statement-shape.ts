import { ACTOR, ACTOR_IN_WORDS } from './actor';
import { uuidVersion } from './ids';
import { isJsonObject, type Json, type JsonObject } from './json';
import { ok, refused, type Result } from './rejection';
import type { Statement } from './statement';
import { isClaimedTime, MOMENT_IN_WORDS } from './time';

type Check = (value: Json) => boolean;

const HEX_64 = /^[0-9a-f]{64}$/;
const PERSONAL_FIELD = /^[a-z][A-Za-z0-9]{0,39}$/;
const STREAM = /^[a-z]+\/(.+)$/s;
/** Nearly all streams: of ASCII there is nothing to normalise, and a character is a byte. */
const ASCII_STREAM = /^[a-z]+\/[!-~]{1,200}$/;
const CONTROL_OR_SPACE = /[\p{Cc}\p{Z}]/u;

const text =
  (pattern: RegExp): Check =>
  (value) =>
    typeof value === 'string' && pattern.test(value);

const isActor = text(ACTOR);
const NAME = /^[^\s\p{Cc}+]{1,200}$/u;
const isName = text(NAME);
const isUuid: Check = (value) => typeof value === 'string' && uuidVersion(value) !== null;
const isTime: Check = (value) => typeof value === 'string' && isClaimedTime(value);

/** What a member must be, and the same in the words of a refusal, after "must be". */
type Form = readonly [fits: Check, words: string];

const AN_ACTOR: Form = [isActor, ACTOR_IN_WORDS];
const A_MOMENT: Form = [isTime, MOMENT_IN_WORDS];
const A_UUID: Form = [isUuid, 'a UUID in lower case such as 0d9c7a52-3c1e-4a77-9b0a-0f7d2b1c4e55'];
const IN_NAMES = 'of 1 to 200 characters without spaces and "+"';

const REQUIRED: Readonly<Record<string, Form>> = {
  actor: AN_ACTOR,
  data: [isJsonObject, 'a JSON object'],
  id: A_UUID,
  ledger: [isName, `the name of this ledger, ${IN_NAMES}`],
  occurredAt: A_MOMENT,
  stream: [
    isStream,
    'a word and an id such as entity/E-00071, the id of at most 200 bytes in Unicode form NFC and without spaces',
  ],
  type: [text(/^[A-Z][A-Za-z0-9]{0,99}$/), 'the name of an event such as CaseFiled'],
  version: [(value) => typeof value === 'number' && value >= 1, 'a number from 1, without quotation marks'],
};

const OPTIONAL: Readonly<Record<string, Form>> = {
  algorithm: [text(/^[a-z0-9-]+\/v[1-9][0-9]*$/), 'an algorithm and its version such as clocks/v1'],
  attestation: [isAttestation, 'issuer, method and subject, each a text of 1 to 200 characters'],
  capturedAt: A_MOMENT,
  cause: A_UUID,
  cosigners: [isCosigners, 'a list of actors in ascending order, each of them once and never "ledger"'],
  device: [isDevice, 'id, a text of 1 to 200 characters, and seq, a number from 0'],
  onBehalfOf: AN_ACTOR,
  org: [isName, `the id of an organisation, ${IN_NAMES}`],
  role: [text(/^[A-Z][A-Z_]{0,39}$/), 'a role such as LEGAL'],
  personal: [
    isPersonal,
    'the commitments of one or more fields by their names, each 64 lower-case hexadecimal digits',
  ],
};

/** What a ledger can be called: its name goes into every statement and, as a key name, into every checkpoint. */
export function isLedgerName(name: string): boolean {
  return NAME.test(name);
}

const FORMS: ReadonlyMap<string, Form> = new Map(Object.entries({ ...REQUIRED, ...OPTIONAL }));
const REQUIRED_MEMBERS = Object.entries(REQUIRED);

/**
 * Reads a parsed JSON value as a statement: the eight required members, the optional ones only
 * where they have a value, and no others (record.md, statement).
 */
export function readStatement(value: Json): Result<Statement> {
  if (!isJsonObject(value)) return refused('statement-malformed', 'A statement must be a JSON object.');
  for (const [member, [, words]] of REQUIRED_MEMBERS) {
    if (!Object.hasOwn(value, member)) {
      return refused('member-missing', `The statement lacks "${member}", which must be ${words}.`, {
        member,
      });
    }
  }
  for (const member of Object.keys(value)) {
    const content = value[member] as Json;
    const form = FORMS.get(member);
    if (form === undefined) {
      return refused('unknown-member', `A statement has no member "${member}": leave it out.`, { member });
    }
    const [fits, words] = form;
    if (!fits(content)) {
      return refused('member-invalid', `The statement's "${member}" must be ${words}.`, { member });
    }
  }
  return withoutOwnCosignature(value as unknown as Statement);
}

function withoutOwnCosignature(statement: Statement): Result<Statement> {
  if (statement.cosigners?.includes(statement.actor) !== true) return ok(statement);
  const reason = 'A person cannot cosign his own statement: leave the actor out of "cosigners".';
  return refused('member-invalid', reason, { member: 'cosigners' });
}

function isStream(value: Json): boolean {
  if (typeof value !== 'string') return false;
  if (ASCII_STREAM.test(value)) return true;
  const id = STREAM.exec(value)?.[1];
  if (id === undefined || CONTROL_OR_SPACE.test(id) || id !== id.normalize('NFC')) return false;
  return new TextEncoder().encode(id).length <= 200;
}

function isAttestation(value: Json): boolean {
  return hasExactly(value, { issuer: isPlainText, method: isPlainText, subject: isPlainText });
}

function isDevice(value: Json): boolean {
  return hasExactly(value, { id: isPlainText, seq: (seq) => typeof seq === 'number' && seq >= 0 });
}

function isPlainText(value: Json): boolean {
  return typeof value === 'string' && value.length > 0 && value.length <= 200;
}

function isCosigners(value: Json): boolean {
  if (!Array.isArray(value) || value.length === 0) return false;
  const names = value as readonly Json[];
  return names.every(
    (name, i) =>
      isActor(name) && name !== 'ledger' && (i === 0 || (names[i - 1] as string) < (name as string)),
  );
}

function isPersonal(value: Json): boolean {
  if (!isJsonObject(value)) return false;
  const fields = Object.entries(value);
  return (
    fields.length > 0 &&
    fields.every(([field, commitment]) => PERSONAL_FIELD.test(field) && text(HEX_64)(commitment))
  );
}

function hasExactly(value: Json, members: Readonly<Record<string, Check>>): boolean {
  if (!isJsonObject(value)) return false;
  const object: JsonObject = value;
  return (
    Object.keys(object).length === Object.keys(members).length &&
    Object.entries(members).every(([name, check]) => {
      const member = object[name];
      return member !== undefined && check(member);
    })
  );
}
