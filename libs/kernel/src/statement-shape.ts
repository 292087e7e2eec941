import { ACTOR } from './actor';
import { uuidVersion } from './ids';
import { isJsonObject, type Json, type JsonObject } from './json';
import { ok, refused, type Result } from './rejection';
import type { Statement } from './statement';
import { isClaimedTime } from './time';

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

const REQUIRED: Readonly<Record<string, Check>> = {
  actor: isActor,
  data: isJsonObject,
  id: isUuid,
  ledger: isName,
  occurredAt: isTime,
  stream: isStream,
  type: text(/^[A-Z][A-Za-z0-9]{0,99}$/),
  version: (value) => typeof value === 'number' && value >= 1,
};

const OPTIONAL: Readonly<Record<string, Check>> = {
  algorithm: text(/^[a-z0-9-]+\/v[1-9][0-9]*$/),
  attestation: isAttestation,
  capturedAt: isTime,
  cause: isUuid,
  cosigners: isCosigners,
  device: isDevice,
  onBehalfOf: isActor,
  org: isName,
  role: text(/^[A-Z][A-Z_]{0,39}$/),
  personal: isPersonal,
};

/** What a ledger can be called: its name goes into every statement and, as a key name, into every checkpoint. */
export function isLedgerName(name: string): boolean {
  return NAME.test(name);
}

const CHECKS: ReadonlyMap<string, Check> = new Map(Object.entries({ ...REQUIRED, ...OPTIONAL }));
const REQUIRED_MEMBERS = Object.keys(REQUIRED);

/**
 * Reads a parsed JSON value as a statement: the eight required members, the optional ones only
 * where they have a value, and no others (record.md, statement).
 */
export function readStatement(value: Json): Result<Statement> {
  if (!isJsonObject(value)) return refused('statement-malformed', 'A statement is a JSON object.');
  for (const member of REQUIRED_MEMBERS) {
    if (!Object.hasOwn(value, member)) {
      return refused('member-missing', `The statement lacks "${member}".`, { member });
    }
  }
  for (const member of Object.keys(value)) {
    const content = value[member] as Json;
    const check = CHECKS.get(member);
    if (check === undefined) {
      return refused('unknown-member', `A statement has no member "${member}".`, { member });
    }
    if (!check(content)) {
      return refused('member-invalid', `The statement's "${member}" has not the form that it must have.`, {
        member,
      });
    }
  }
  if (
    value['cosigners'] !== undefined &&
    (value['cosigners'] as readonly Json[]).includes(value['actor'] as Json)
  ) {
    return refused('member-invalid', 'A person cannot cosign his own statement.', { member: 'cosigners' });
  }
  return ok(value as unknown as Statement);
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
