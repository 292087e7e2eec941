import { utf8 } from '@mingjing/kernel';

/** Larger codes are not read from paper with an office phone (version 18 of 40 at level M). */
export const MOST_BYTES = 550;
/** Two pages of them; nobody scans more. */
export const MOST_CODES = 16;

/** A checkpoint as the texts of QR codes. */
export interface CheckpointCodes {
  /** One after the other they are `text`; none where even the log's own line is too long to be scanned. */
  readonly parts: readonly string[];
  /** The note, without the signature lines that were left out: itself a signed note. */
  readonly text: string;
  /** How many signature lines are not in the codes. */
  readonly leftOut: number;
}

/**
 * The body with the log's own signature first, which is proof enough by itself; further signature lines after it,
 * as many to a code as fit. A line too long for one code goes on in the next; one for which there is no room is left
 * out: whoever has the rest has a checkpoint. No address stands in them: they are to be compared, not to be followed.
 */
export function checkpointCodes(note: string): CheckpointCodes {
  const lines = note.split(/(?<=\n)/u);
  const first = lines.findIndex((line) => line.startsWith('— '));
  const head = first < 0 ? note : lines.slice(0, first + 1).join('');
  const more = first < 0 ? [] : lines.slice(first + 1);
  if (utf8(head).length > MOST_BYTES * MOST_CODES) return { parts: [], text: note, leftOut: 0 };
  let parts = cut(head);
  let leftOut = 0;
  for (const line of more) {
    const grown = withLine(parts, line);
    if (grown.length > MOST_CODES) leftOut++;
    else parts = grown;
  }
  return { parts, text: parts.join(''), leftOut };
}

/** A line that would be parted begins a code of its own. */
function withLine(parts: readonly string[], line: string): readonly string[] {
  const last = parts.at(-1) ?? '';
  const fits = utf8(last + line).length <= MOST_BYTES;
  return fits ? [...parts.slice(0, -1), last + line] : [...parts, ...cut(line)];
}

/** Pieces that fit into a code, parted between characters. */
function cut(text: string): readonly string[] {
  const pieces: string[] = [];
  let [piece, length] = ['', 0];
  for (const character of text) {
    const bytes = utf8(character).length;
    if (length + bytes > MOST_BYTES) {
      pieces.push(piece);
      [piece, length] = ['', 0];
    }
    piece += character;
    length += bytes;
  }
  return piece === '' ? pieces : [...pieces, piece];
}
