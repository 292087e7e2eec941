import { fromBase64, ok, refused, toBase64, type Result } from '@mingjing/kernel';
import { parseCheckpoint } from './checkpoint';
import { HASH_BYTES } from './hashing';
import { parseDecimal } from './log-size';

export interface TlogProof {
  readonly index: number;
  /** Sibling first, 32 bytes each. */
  readonly path: readonly Uint8Array[];
  /** The signed checkpoint verbatim, cosignatures included. */
  readonly checkpoint: string;
  /** Not covered by any signature: never to be believed. */
  readonly extra?: Uint8Array;
}

export const TLOG_PROOF_HEADER = 'c2sp.org/tlog-proof@v1';
/** A log of 2^63 entries has paths of 63 hashes. */
const MAX_PATH = 63;

/**
 * C2SP tlog-proof, a file `.tlog-proof` that can be verified without the log:
 * ```
 * c2sp.org/tlog-proof@v1\n
 * [extra <base64>\n]
 * index 73894\n
 * <base64 of a hash>\n            0 to 63 lines
 * \n
 * <signed checkpoint>
 * ```
 * RangeError for a proof that parseTlogProof would refuse.
 */
export function formatTlogProof({ index, path, checkpoint, extra }: TlogProof): string {
  const extraLines = extra === undefined ? [] : [`extra ${toBase64(extra)}`];
  const lines = [
    TLOG_PROOF_HEADER,
    ...extraLines,
    `index ${String(index)}`,
    ...path.map(toBase64),
    '',
    checkpoint,
  ];
  const text = lines.join('\n');
  const parsed = parseTlogProof(text);
  if (!parsed.ok || parsed.value.checkpoint !== checkpoint)
    throw new RangeError('These parts make no tlog-proof');
  return text;
}

/**
 * Form only, nothing is verified: see verifyTlogProof. The checkpoint must have the form of one.
 * Refusals: `malformed-proof`, and those of parseCheckpoint.
 */
export function parseTlogProof(text: string): Result<TlogProof> {
  const end = text.indexOf('\n\n');
  if (end < 0) return malformed('no empty line stands before its checkpoint');
  const head = parseHead(text.slice(0, end).split('\n'));
  if (!head.ok) return head;
  const checkpoint = text.slice(end + 2);
  const body = parseCheckpoint(checkpoint);
  return body.ok ? ok({ ...head.value, checkpoint }) : body;
}

function parseHead([header, ...lines]: string[]): Result<Omit<TlogProof, 'checkpoint'>> {
  if (header !== TLOG_PROOF_HEADER) return malformed(`its first line is not ${TLOG_PROOF_HEADER}`);
  const extra = lines[0]?.startsWith('extra ') === true ? parseExtra(lines.shift() ?? '') : undefined;
  if (extra === null) return malformed('its extra line is not padded base64');
  const index = parseIndex(lines.shift() ?? '');
  if (index === null) return malformed('its index line is not the word index and a number in decimal digits');
  const path = parsePath(lines);
  if (path === null) return malformed('its path is not 0 to 63 lines of base64 of 32 bytes each');
  return ok(extra === undefined ? { index, path } : { index, path, extra });
}

/** No extra data means no extra line, so an empty one is malformed. */
function parseExtra(line: string): Uint8Array | null {
  const base64 = line.slice('extra '.length);
  return base64 === '' ? null : fromBase64(base64);
}

function parseIndex(line: string): number | null {
  return line.startsWith('index ') ? parseDecimal(line.slice('index '.length)) : null;
}

function parsePath(lines: readonly string[]): readonly Uint8Array[] | null {
  if (lines.length > MAX_PATH) return null;
  const path: Uint8Array[] = [];
  for (const line of lines) {
    const hash = fromBase64(line, HASH_BYTES);
    if (hash === null) return null;
    path.push(hash);
  }
  return path;
}

function malformed(what: string): Result<never> {
  return refused('malformed-proof', `The proof cannot be read: ${what}.`);
}
