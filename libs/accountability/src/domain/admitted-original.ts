import {
  canonicalJson,
  equalBytes,
  fromBase64,
  MAX_DEPTH,
  parseJson,
  readStatement,
  utf8,
  type JsonObject,
  type Statement,
} from '@mingjing/kernel';

/** The statement whose signed body a LateStatementAdmitted carries in base64; undefined where it is none. */
export function admittedOriginal({ original }: JsonObject): Statement | undefined {
  const bytes = typeof original === 'string' ? fromBase64(original) : null;
  if (bytes === null) return undefined;
  const parsed = parseJson(bytes, MAX_DEPTH);
  if (!parsed.ok || !equalBytes(utf8(canonicalJson(parsed.value)), bytes)) return undefined;
  const statement = readStatement(parsed.value);
  return statement.ok ? statement.value : undefined;
}
