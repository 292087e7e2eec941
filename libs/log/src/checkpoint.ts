import { fromBase64, ok, refused, toBase64, type Result } from '@mingjing/kernel';
import type { SignEd25519 } from './ed25519';
import { HASH_BYTES } from './hashing';
import { isNoteText } from './key-name';
import { isLogSize, parseDecimal } from './log-size';
import { formatNote, parseNote } from './note';
import { signNoteText } from './note-verifier';
import type { VerifierKey } from './verifier-key';

export interface Checkpoint {
  readonly origin: string;
  readonly size: number;
  /** 32 bytes. */
  readonly root: Uint8Array;
  /** Opaque lines after the third; kept because cosigners sign them, never written by this ledger. */
  readonly extensions: readonly string[];
}

/**
 * C2SP tlog-checkpoint v1.0.0, the note's text:
 * ```
 * mingjing.example/gaoqing\n
 * 70000\n
 * ujc4vF/aAuAEFHL2tBf76D3ljkP6JpCeVTGXyeoRiJ0=\n
 * [extension line\n …]
 * ```
 * RangeError for a checkpoint that parseCheckpointText would refuse.
 */
export function formatCheckpointText({ origin, size, root, extensions }: Checkpoint): string {
  const lines = [origin, ...extensions];
  const sound = lines.every((line) => line !== '' && !line.includes('\n') && isNoteText(line));
  if (!sound || !isLogSize(size) || root.length !== HASH_BYTES) {
    throw new RangeError(
      `No checkpoint can say size ${String(size)} of "${origin}" with that root and extensions`,
    );
  }
  return `${[origin, String(size), toBase64(root), ...extensions].join('\n')}\n`;
}

/** Refusal `malformed-checkpoint` unless the text is the one that formatCheckpointText writes. */
export function parseCheckpointText(text: string): Result<Checkpoint> {
  if (!isNoteText(text)) return malformed('it holds a control character or is not valid UTF-8');
  if (!text.endsWith('\n')) return malformed('its last line does not end');
  const lines = text.slice(0, -1).split('\n');
  const [origin, sizeLine = '', rootLine = '', ...extensions] = lines;
  if (origin === undefined || lines.length < 3 || lines.includes('')) {
    return malformed('it has not three lines or more, none of them empty');
  }
  const size = parseDecimal(sizeLine);
  if (size === null) return malformed('its second line is not a size in decimal digits');
  const root = fromBase64(rootLine, HASH_BYTES);
  if (root === null) return malformed('its third line is not the base64 of 32 bytes');
  return ok({ origin, size, root, extensions });
}

/** The one in a signed note, as it claims: nobody has looked at a signature. Refusals: `malformed-note`, `malformed-checkpoint`. */
export function parseCheckpoint(note: string): Result<Checkpoint> {
  const parsed = parseNote(note);
  return parsed.ok ? parseCheckpointText(parsed.value.text) : parsed;
}

/** A key of a log, and the function that signs with it. */
export interface LogSigner {
  /** Type 0x01; its name is the origin. */
  readonly verifier: VerifierKey;
  readonly sign: SignEd25519;
}

/**
 * The signed checkpoint, ready to serve: one Ed25519 line by the log. The key's name is the origin
 * (tlog-checkpoint, Signatures). Whoever calls this has made sure that the log only grew.
 */
export function signCheckpoint(key: VerifierKey, sign: SignEd25519, size: number, root: Uint8Array): string {
  return signCheckpointByAll([{ verifier: key, sign }], size, root);
}

/** The same with a line by each key, in their order, while a log changes its key. RangeError without a key. */
export function signCheckpointByAll(keys: readonly LogSigner[], size: number, root: Uint8Array): string {
  const [first] = keys;
  if (first === undefined) throw new RangeError('A checkpoint is signed by at least one key');
  const text = formatCheckpointText({ origin: first.verifier.name, size, root, extensions: [] });
  const signatures = keys.map(({ verifier, sign }) => signNoteText(verifier, sign, text));
  return formatNote({ text, signatures });
}

function malformed(what: string): Result<never> {
  return refused('malformed-checkpoint', `The checkpoint cannot be read: ${what}.`);
}
