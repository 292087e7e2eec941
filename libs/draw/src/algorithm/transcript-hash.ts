import { canonicalJson, sha256OfText, toHex, type Json, type Sha256 } from '@mingjing/kernel';
import type { PublicTranscript, Transcript } from './draw-types';
import { resultTexts, selectionTexts } from './result-hashes';
import { arrayTexts, conflictText, entityText, officerText } from './row-texts';
import { publicTranscript } from './transcript';

/** The two hashes by which DrawPublished names a draw, from its full transcript. */
export function publishedHashes(
  full: Transcript,
  sha256: Sha256,
): { readonly transcript: string; readonly publicTranscript: string } {
  return {
    transcript: transcriptHash(full, sha256),
    publicTranscript: transcriptHash(publicTranscript(full), sha256),
  };
}

/** Hex SHA-256 of the JCS of a transcript, as DrawPublished names it. */
export function transcriptHash(transcript: Transcript | PublicTranscript, sha256: Sha256): string {
  return toHex(sha256OfText(transcriptTexts(transcript), sha256));
}

/** JCS of a transcript, in parts: that of three million entities would be longer than a string may be. */
export function* transcriptTexts(transcript: Transcript | PublicTranscript): Generator<string> {
  let separator = '{';
  for (const [name, texts] of membersOf(transcript)) {
    yield `${separator}"${name}":`;
    yield* texts;
    separator = ',';
  }
  yield '}';
}

/** By name; those that are absent are left out. */
function* membersOf(
  transcript: Transcript | PublicTranscript,
): Generator<readonly [name: string, texts: Iterable<string>]> {
  const { algorithm, beacon, commitments, drawId, entities, reveals, roots, strata } = transcript;
  const text = (value: Json): readonly string[] => [canonicalJson(value)];
  yield ['algorithm', text(algorithm)];
  if (beacon !== undefined) yield ['beacon', text(beacon)];
  yield ['commitments', text(commitments)];
  if (isFull(transcript)) yield ['conflicts', arrayTexts(transcript.conflicts, conflictText)];
  yield ['drawId', text(drawId)];
  yield ['entities', arrayTexts(entities, entityText)];
  if (isFull(transcript)) yield ['officers', arrayTexts(transcript.officers, officerText)];
  yield ['result', isFull(transcript) ? resultTexts(transcript.result) : selectionTexts(transcript.result)];
  yield ['reveals', text(reveals)];
  yield ['roots', text(roots)];
  yield ['strata', text(strata)];
}

/** Whether it names the officers, and who was sent. */
export function isFull(transcript: Transcript | PublicTranscript): transcript is Transcript {
  return 'officers' in transcript;
}
