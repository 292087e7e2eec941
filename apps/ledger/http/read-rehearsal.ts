import {
  MAX_DEPTH,
  isJsonObject,
  ok,
  parseJson,
  readStatement,
  refused,
  rejection,
  type Json,
  type Result,
} from '@mingjing/kernel';
import type { Rehearsed } from '@mingjing/writer';

/** As many as one array of statements takes. */
const MOST_ROWS = 1_000;

/**
 * Reads the raw bytes of a request body: statements of the reader, unsigned, and the ids of the keys that would sign.
 *
 *   [{"statement":{…},"keys":["<actor's>","<cosigner's>",…]},…]
 */
export function readRehearsal(bytes: Uint8Array, reader: string): Result<readonly Rehearsed[]> {
  const parsed = parseJson(bytes, MAX_DEPTH + 2);
  if (!parsed.ok) return parsed;
  if (!Array.isArray(parsed.value)) return MALFORMED;
  const items: readonly Json[] = parsed.value;
  if (items.length > MOST_ROWS) {
    return refused('too-large', 'An array holds at most 1,000 rows; try it in parts.', {
      rows: items.length,
    });
  }
  const rows: Rehearsed[] = [];
  for (const [position, item] of items.entries()) {
    const row = readRow(item, reader);
    if (!row.ok)
      return { ok: false, rejection: { ...row.rejection, facts: { ...row.rejection.facts, position } } };
    rows.push(row.value);
  }
  return ok(rows);
}

function readRow(item: Json, reader: string): Result<Rehearsed> {
  if (!isJsonObject(item) || Object.keys(item).some((member) => !MEMBERS.includes(member))) return MALFORMED;
  const { keys } = item;
  if (!Array.isArray(keys) || !keys.every((key) => typeof key === 'string')) return MALFORMED;
  const statement = readStatement(item['statement'] ?? null);
  if (!statement.ok) return statement;
  const { actor } = statement.value;
  if (actor === reader) return ok({ statement: statement.value, keys });
  const reason = `${reader} can try only what he would state himself; this is stated by ${actor}.`;
  return refused('not-the-reader', reason, { reader, actor });
}

const MEMBERS: readonly string[] = ['statement', 'keys'];
const MALFORMED = {
  ok: false,
  rejection: rejection('submission-malformed', 'This takes an array of {"statement", "keys"}, unsigned.'),
} as const;
