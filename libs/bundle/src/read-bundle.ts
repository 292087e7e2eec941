import {
  canonicalJson,
  equalBytes,
  fromBase64,
  isJsonObject,
  ok,
  parseJson,
  refused,
  utf8,
  type Json,
  type JsonObject,
  type Result,
} from '@mingjing/kernel';
import { BUNDLE_FORMAT, type Bundle } from './bundle';
import { textIn } from './examined';

/** A transcript of a draw is the deepest thing inside. */
const DEPTH = 24;

type Shape = Readonly<Record<string, (value: Json) => boolean>>;

/** Reads the form alone; what it proves is verifyBundle's. Refusals: those of parseJson, `not-a-bundle`, `bundle-malformed`, `bundle-not-canonical`, `bundle-version`. */
export function readBundle(bytes: Uint8Array): Result<Bundle> {
  const parsed = parseJson(bytes, DEPTH);
  if (!parsed.ok) return parsed;
  const value = parsed.value;
  if (!isJsonObject(value)) return malformed('it is no JSON object');
  if (!ANY_VERSION.test(textIn(value['format']))) {
    return refused('not-a-bundle', `It is another kind of file: its "format" names no bundle.`);
  }
  if (value['format'] !== BUNDLE_FORMAT) {
    return refused('bundle-version', `Its "format" is not "${BUNDLE_FORMAT}"; use a newer verifier.`);
  }
  const wrong = wrongMember(value, BUNDLE, OPTIONAL);
  if (wrong !== undefined) return malformed(`its member "${wrong}" is missing, unknown or malformed`);
  if (!equalBytes(utf8(canonicalJson(value)), bytes)) {
    return refused('bundle-not-canonical', 'The bundle is not in canonical form (RFC 8785).');
  }
  return ok(value as unknown as Bundle);
}

/** Whether a file claims to be a bundle, of whatever version. */
export function looksLikeBundle(text: string): boolean {
  return text.trimStart().startsWith('{') && /"format":\s*"mingjing\/bundle\/v\d+"/.test(text);
}

const ANY_VERSION = /^mingjing\/bundle\/v\d+$/;
const HEX = /^[0-9a-f]{64}$/;
const isText = (value: Json): boolean => typeof value === 'string' && value !== '';
const isHash = (value: Json): boolean => typeof value === 'string' && HEX.test(value);
const isCount = (value: Json): boolean => typeof value === 'number' && value >= 0;
const isBase64 = (value: Json): boolean => typeof value === 'string' && fromBase64(value) !== null;
const isHash64 = (value: Json): boolean => typeof value === 'string' && fromBase64(value, 32) !== null;

function isListOf(each: (value: Json) => boolean, least: number): (value: Json) => boolean {
  return (value) => Array.isArray(value) && value.length >= least && (value as readonly Json[]).every(each);
}

function isRow(shape: Shape, optional: readonly string[] = []): (value: Json) => boolean {
  return (value) => isJsonObject(value) && wrongMember(value, shape, optional) === undefined;
}

/** Strictly ascending: what stands twice is refused, and two bundles of the same things are the same bytes. */
function inOrder(key: (row: JsonObject) => string): (value: Json) => boolean {
  return (value) => {
    const keys = (value as readonly JsonObject[]).map(key);
    return keys.every((one, i) => i === 0 || (keys[i - 1] ?? '') < one);
  };
}

const both =
  (...checks: readonly ((value: Json) => boolean)[]): ((value: Json) => boolean) =>
  (value) =>
    checks.every((check) => check(value));

const ENTRY: Shape = { entry: isText, index: isCount, path: isListOf(isHash64, 0) };
const FILE: Shape = { content: isBase64, sha256: isHash, size: isCount };
const DISCLOSURE: Shape = {
  field: isText,
  id: isText,
  salt: isHash,
  value: (value) => typeof value === 'string',
};
const OPTIONAL = ['disclosures', 'files', 'transcript', 'whole'];
const BUNDLE: Shape = {
  checkpoint: isText,
  disclosures: both(
    isListOf(isRow(DISCLOSURE), 1),
    inOrder(({ id, field }) => `${textIn(id)} ${textIn(field)}`),
  ),
  entries: both(
    isListOf(isRow(ENTRY), 1),
    inOrder(({ index }) => (typeof index === 'number' ? `${index}` : '').padStart(16, '0')),
  ),
  files: both(
    isListOf(isRow(FILE, ['content']), 1),
    inOrder(({ sha256 }) => textIn(sha256)),
  ),
  format: isText,
  subject: isText,
  transcript: isJsonObject,
  whole: both(isListOf(isText, 1), (value) =>
    (value as readonly string[]).every((one, i, all) => i === 0 || (all[i - 1] ?? '') < one),
  ),
};

function wrongMember(value: JsonObject, shape: Shape, optional: readonly string[]): string | undefined {
  const missing = Object.keys(shape).find((name) => !optional.includes(name) && !Object.hasOwn(value, name));
  if (missing !== undefined) return missing;
  return Object.keys(value).find((name) => {
    const content = value[name];
    return !Object.hasOwn(shape, name) || content === undefined || shape[name]?.(content) !== true;
  });
}

function malformed(what: string): Result<never> {
  return refused('bundle-malformed', `The bundle cannot be read: ${what}.`);
}
