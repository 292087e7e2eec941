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

/** Cosigners of an original whose signatures were handed in with it; the others are names that its signer wrote. */
export function provedCosigners({ cosigners = [] }: Statement, admitted: JsonObject): readonly string[] {
  return admitted['cosigners'] === undefined ? [] : cosigners;
}

/** Whether what was admitted names cosigners whose signatures did not come with it. */
export function namesCosignersOnly(admitted: JsonObject): boolean {
  const original = admittedOriginal(admitted);
  const names = original?.cosigners ?? [];
  return original !== undefined && provedCosigners(original, admitted).length < names.length;
}

/** The statement whose signed body a LateStatementAdmitted carries in base64; undefined where it is none. */
export function admittedOriginal({ original }: JsonObject): Statement | undefined {
  const bytes = typeof original === 'string' ? fromBase64(original) : null;
  if (bytes === null) return undefined;
  const parsed = parseJson(bytes, MAX_DEPTH);
  if (!parsed.ok || !equalBytes(utf8(canonicalJson(parsed.value)), bytes)) return undefined;
  const statement = readStatement(parsed.value);
  return statement.ok ? statement.value : undefined;
}
