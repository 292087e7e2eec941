import { fromBase64, ok, refused, toBase64, type Result } from '@mingjing/kernel';
import { HASH_BYTES } from './hashing';
import { parseDecimal } from './log-size';

/** What a log asks of a witness: to cosign `checkpoint`, which grew from `oldSize`, the size it saw last. */
export interface AddCheckpoint {
  readonly oldSize: number;
  /** RFC 6962 §2.1.2, from `oldSize` to the checkpoint's size; empty for old size 0. */
  readonly proof: readonly Uint8Array[];
  /** The signed note, verbatim. */
  readonly checkpoint: string;
}

/** "The client MUST NOT send more than 63 consistency proof lines." */
const MAX_PROOF = 63;
/** Media type of the body of a 409. */
export const TLOG_SIZE_TYPE = 'text/x.tlog.size';

/**
 * C2SP tlog-witness v1.0.0, body of `POST <submission prefix>/add-checkpoint`:
 * ```
 * old 20852014\n
 * <base64 of a hash>\n            0 to 63 lines
 * \n
 * <signed checkpoint>
 * ```
 * RangeError for a request that parseAddCheckpoint would refuse.
 */
export function formatAddCheckpoint({ oldSize, proof, checkpoint }: AddCheckpoint): string {
  const text = [`old ${String(oldSize)}`, ...proof.map(toBase64), '', checkpoint].join('\n');
  const parsed = parseAddCheckpoint(text);
  if (!parsed.ok || parsed.value.checkpoint !== checkpoint)
    throw new RangeError('These parts make no request');
  return text;
}

/** Form of the lines only; the checkpoint is whatever follows the first empty line. Refusal: `malformed-request`. */
export function parseAddCheckpoint(text: string): Result<AddCheckpoint> {
  const end = text.indexOf('\n\n');
  if (end < 0) return malformed('no empty line stands before its checkpoint');
  const [first = '', ...lines] = text.slice(0, end).split('\n');
  const oldSize = first.startsWith('old ') ? parseDecimal(first.slice('old '.length)) : null;
  if (oldSize === null) return malformed('its first line is not the word old and a size in decimal digits');
  if (lines.length > MAX_PROOF) return malformed('its proof has more than 63 lines');
  const proof = lines.flatMap((line) => fromBase64(line, HASH_BYTES) ?? []);
  if (proof.length < lines.length) return malformed('its proof is not lines of base64 of 32 bytes each');
  return ok({ oldSize, proof, checkpoint: text.slice(end + 2) });
}

/** `20852163\n`: the body of a 409. */
export function formatSizeLine(size: number): string {
  return `${String(size)}\n`;
}

/** The inverse; null unless it is one decimal number and a newline. */
export function parseSizeLine(text: string): number | null {
  return text.endsWith('\n') ? parseDecimal(text.slice(0, -1)) : null;
}

function malformed(what: string): Result<never> {
  return refused('malformed-request', `The request cannot be read: ${what}.`);
}
