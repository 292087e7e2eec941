import { formatSignatureLine, MAX_NOTE_SIGNATURES, parseSignatureLine, type NoteSignature } from './note';
import { newestByKey } from './newest-by-key';
import type { NoteVerifier } from './note-verifier';
import { judgeSignature, openNote } from './open-note';

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
  const [own = [], ...behind] = blocks.map(linesIn);
  const sound = [...own, ...behind.flat()].filter((line) => holds(body, line, verifiers));
  const newest = newestByKey(body, sound, verifiers);
  const known = newest.ok ? [...newest.value.values()] : [];
  const unknown = own.filter((line) => isUnknown(line, verifiers));
  const kept = own.filter((line) => unknown.includes(line) || known.includes(line));
  const lines = [...kept, ...known.filter((line) => !kept.includes(line))].slice(0, MAX_NOTE_SIGNATURES);
  return `${body}\n${lines.map(formatSignatureLine).join('')}`;
}

function linesIn(block: string): readonly NoteSignature[] {
  return block.split('\n').flatMap((line) => parseSignatureLine(line) ?? []);
}

function holds(text: string, line: NoteSignature, verifiers: readonly NoteVerifier[]): boolean {
  const judged = judgeSignature(text, line, verifiers);
  return judged.ok && judged.value !== undefined;
}

function isUnknown({ name, keyId }: NoteSignature, verifiers: readonly NoteVerifier[]): boolean {
  return !verifiers.some(({ key }) => key.name === name && key.keyId === keyId);
}
