import { ok, refused, type Result } from '@mingjing/kernel';
import { formatSignatureLine, parseNote, parseSignatureLine, type NoteSignature } from './note';
import type { NoteVerifier } from './note-verifier';
import { newestByKey } from './newest-by-key';
import { judgeLines, judgeSignature } from './open-note';

/**
 * The checkpoint with the valid cosignatures of `answer`, what a witness answered with (tlog-witness: "the client
 * MAY concatenate it to the checkpoint … it can move the valid signatures to its own view"). Each line is read by
 * itself and held against the checkpoint as it was before: an empty line in the answer would move the end of what
 * is signed. Lines by keys other than `witnesses` are left behind. Of a witness one line is kept, its newest, and
 * none where one stands already: a note has room for 100. The result begins with the checkpoint.
 * Refusals: those of parseNote, `bad-note-signature`, `cosignature-missing` where no such witness signed.
 */
export function addCosignatures(
  checkpoint: string,
  answer: string,
  witnesses: readonly NoteVerifier[],
): Result<string> {
  const before = parseNote(checkpoint);
  if (!before.ok) return before;
  const { text, signatures } = before.value;
  const answered = linesOf(answer);
  const judged = answered.ok ? judgeLines(text, answered.value, witnesses) : answered;
  if (!judged.ok) return judged;
  const newest = newestByKey(judged.value.verified);
  if (newest.length === 0) {
    return refused('cosignature-missing', 'The answer holds no signature of a witness that is trusted here.');
  }
  const news = newest.filter(({ verifier }) => !stands(text, signatures, verifier));
  const together = checkpoint + news.map(formatSignatureLine).join('');
  const whole = parseNote(together);
  return whole.ok ? ok(together) : whole;
}

function stands(text: string, signatures: readonly NoteSignature[], witness: NoteVerifier): boolean {
  return signatures.some((line) => {
    const judged = judgeSignature(text, line, [witness]);
    return judged.ok && judged.value !== undefined;
  });
}

function linesOf(answer: string): Result<readonly NoteSignature[]> {
  const written = answer.split('\n');
  // Every line ends, the last one too.
  if (written.pop() !== '') return malformed(written.length + 1);
  const lines: NoteSignature[] = [];
  for (const one of written) {
    const line = parseSignatureLine(one);
    if (line === null) return malformed(lines.length + 1);
    lines.push(line);
  }
  return ok(lines);
}

function malformed(line: number): Result<never> {
  return refused(
    'malformed-note',
    `Line ${String(line)} of the answer is no signature line with a line break behind it.`,
    { line },
  );
}
