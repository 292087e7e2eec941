import {
  fromBase64,
  ok,
  refused,
  toBase64,
  toHex,
  fromHex,
  concatBytes,
  type Result,
} from '@mingjing/kernel';
import { isKeyName, isNoteText } from './key-name';

export interface NoteSignature {
  readonly name: string;
  /** 8 lower-case hex digits: the big-endian uint32 of the specification. */
  readonly keyId: string;
  /** What follows the key id: for Ed25519 the 64 bytes, for a cosignature the time and 64 bytes. */
  readonly signature: Uint8Array;
}

export interface Note {
  /** Ends with a newline, which is signed with it. */
  readonly text: string;
  readonly signatures: readonly NoteSignature[];
}

/** The specification asks for at least 16; Go's library and ours stop at 100. */
export const MAX_NOTE_SIGNATURES = 100;
/** In UTF-16 units: room for 100 post-quantum signatures and a short text. */
export const MAX_NOTE_LENGTH = 1_048_576;

const KEY_ID_BYTES = 4;
const DASH = '\u2014';

/**
 * C2SP signed-note v1.0.0:
 * ```
 * <text, may hold empty lines, ends \n>
 * \n
 * — <key name> <base64(key id, 4 bytes ‖ signature)>\n        one or more
 * ```
 * The last empty line parts text and signatures. Signatures by keys or of types that nobody here knows are
 * kept as they are. Nothing is verified: see openNote. Refusal: `malformed-note`.
 */
export function parseNote(note: string): Result<Note> {
  if (note.length > MAX_NOTE_LENGTH) return malformed('it is longer than 1 MiB');
  if (!isNoteText(note)) return malformed('it holds a control character or is not valid UTF-8');
  const split = note.lastIndexOf('\n\n');
  if (split < 0) return malformed('no empty line parts its text from its signatures');
  const block = note.slice(split + 2);
  if (!block.endsWith('\n')) return malformed('it does not end with a signature line');
  const lines = block.slice(0, -1).split('\n');
  if (lines.length > MAX_NOTE_SIGNATURES) return malformed('it has more than 100 signatures');
  const signatures: NoteSignature[] = [];
  for (const line of lines) {
    const signature = parseSignatureLine(line);
    if (signature === null)
      return malformed(`its signature line ${String(signatures.length + 1)} is malformed`);
    signatures.push(signature);
  }
  return ok({ text: note.slice(0, split + 1), signatures });
}

/** The inverse of parseNote. RangeError for a note that parseNote would refuse. */
export function formatNote(note: Note): string {
  const formatted = `${note.text}\n${note.signatures.map(formatSignatureLine).join('')}`;
  const parsed = parseNote(formatted);
  if (!parsed.ok || parsed.value.text !== note.text)
    throw new RangeError('The text or its signatures make no note');
  return formatted;
}

/** `— <key name> <base64>\n`: what a witness answers with. */
export function formatSignatureLine({ name, keyId, signature }: NoteSignature): string {
  const id = fromHex(keyId, KEY_ID_BYTES);
  if (id === null) throw new RangeError(`"${keyId}" is not a key id of 8 lower-case hex digits`);
  return `\u2014 ${name} ${toBase64(concatBytes(id, signature))}\n`;
}

/** One line without its newline; null if malformed. */
export function parseSignatureLine(line: string): NoteSignature | null {
  const [dash, name = '', base64 = '', ...rest] = line.split(' ');
  const bytes = dash === DASH && rest.length === 0 && isKeyName(name) ? fromBase64(base64) : null;
  // 4 + n bytes; a signature of no bytes signs nothing.
  if (bytes === null || bytes.length <= KEY_ID_BYTES) return null;
  return { name, keyId: toHex(bytes.subarray(0, KEY_ID_BYTES)), signature: bytes.subarray(KEY_ID_BYTES) };
}

function malformed(what: string): Result<never> {
  return refused('malformed-note', `The signed note cannot be read: ${what}.`);
}
