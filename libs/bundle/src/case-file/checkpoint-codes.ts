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
 * as many to a code as fit. A line too long for one code goes on in the next. Where there is no room for all, those that
 * were `verified` come first, the log's own before all, for whoever has them has a checkpoint; of the rest what fits. No
 * address stands in them: they are to be compared, not to be followed.
 */
export function checkpointCodes(note: string, verified: readonly string[] = []): CheckpointCodes {
  const verbatim = inOrder(note, linesOf(note));
  if (verbatim.leftOut === 0 && verbatim.parts.length > 0) return verbatim;
  const lines = linesOf(note);
  const first = verified.filter((line) => lines.includes(line));
  return inOrder(note, [...first, ...lines.filter((line) => !first.includes(line))]);
}

function linesOf(note: string): readonly string[] {
  const split = note.lastIndexOf('\n\n');
  return split < 0 ? [] : note.slice(split + 2).split(/(?<=\n)/u);
}

/** The body, which is what stands before the lines, and they in that order. */
function inOrder(note: string, [own = '', ...more]: readonly string[]): CheckpointCodes {
  const head = note.slice(0, note.length - linesOf(note).join('').length) + own;
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
