import { formatSignatureLine, MAX_NOTE_SIGNATURES, parseSignatureLine, type NoteSignature } from './note';
import { newestByKey } from './newest-by-key';
import type { NoteVerifier } from './note-verifier';
import { judgeSignature, openNote, type VerifiedSignature } from './open-note';

/**
 * What holds of a checkpoint that was kept with lines of witnesses: a kept note is never rewritten, and one bad line
 * in it would refuse it as a whole. The note as it is where it opens. Otherwise its text ends at the first empty
 * line, for a checkpoint has none inside; lines by known keys that do not hold are left out, so are those
 * that are not the newest of their key, and of lines by unknown keys those behind another empty line.
 */
export function whatHolds(note: string, verifiers: readonly NoteVerifier[]): string {
  const [text = '', ...blocks] = note.split('\n\n');
  if (blocks.length === 0) return note;
  const body = `${text}\n`;
  if (blocks.length === 1 && openNote(note, verifiers).ok) return note;
  const [own = [], ...behind] = blocks.map((block) => soundIn(block, body, verifiers));
  const newest = newestByKey([...own, ...behind.flat()].filter(isVerified));
  const kept = own.filter((line) => !isVerified(line) || newest.includes(line));
  const lines = [...kept, ...newest.filter((line) => !own.includes(line))].slice(0, MAX_NOTE_SIGNATURES);
  return `${body}\n${lines.map(formatSignatureLine).join('')}`;
}

/** Lines by known keys that hold over the text, and those by unknown ones. */
function soundIn(
  block: string,
  text: string,
  verifiers: readonly NoteVerifier[],
): readonly (NoteSignature | VerifiedSignature)[] {
  return block.split('\n').flatMap((written) => {
    const line = parseSignatureLine(written);
    const judged = line && judgeSignature(text, line, verifiers);
    if (line === null || judged?.ok !== true) return [];
    return judged.value === undefined ? line : { ...line, verifier: judged.value };
  });
}

function isVerified(line: NoteSignature | VerifiedSignature): line is VerifiedSignature {
  return 'verifier' in line;
}
