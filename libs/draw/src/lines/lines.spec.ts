import * as fc from 'fast-check';
import type { Json } from '@mingjing/kernel';
import { publicTranscript } from '../algorithm/transcript';
import type { PublicTranscript, Transcript } from '../algorithm/draw-types';
import { verifyTranscript } from '../algorithm/verify-transcript';
import { anyDraw, asFile, codeOf, drawVectors, sha256, transcriptOf, valueOf } from '../testing/draws';
import { isLinesHeader, TranscriptLines } from './read-lines';
import { transcriptLines } from './transcript-lines';

const linesOf = (transcript: Transcript | PublicTranscript): readonly string[] =>
  [...transcriptLines(transcript)].map((line) => line.slice(0, -1));

function readBack(lines: readonly string[]): ReturnType<TranscriptLines['end']> {
  const reader = new TranscriptLines();
  for (const line of lines) if (!reader.add(line)) break;
  return reader.end();
}

describe('a transcript in lines', () => {
  it('says what the transcript in one value says, full or public', () => {
    const same = fc.property(anyDraw, fc.boolean(), (input, isPublic) => {
      const full = transcriptOf(input);
      const transcript = isPublic ? publicTranscript(full) : full;
      const lines = linesOf(transcript);
      expect(isLinesHeader(lines[0] ?? '')).toBe(true);
      const read: Json = valueOf(readBack(lines));
      expect(read).toEqual(asFile(transcript));
      expect(verifyTranscript(read, sha256).verdict).toBe(isPublic ? 'OK (selection only)' : 'OK');
    });
    fc.assert(same, { numRuns: 150 });
  });

  it('is refused where a line is missing, too many, in other bytes or no JSON', () => {
    const [vector] = drawVectors;
    const lines = linesOf(vector?.transcript ?? ({} as Transcript));
    const second = lines[1] ?? '';
    const broken: readonly (readonly string[])[] = [
      [],
      lines.slice(1),
      lines.slice(0, -1),
      [...lines, '"D/E"'],
      lines.map((line, at) => (at === 1 ? line.replace(',', ', ') : line)),
      lines.map((line, at) => (at === 1 ? line.slice(1) : line)),
      lines.map((line, at) => (at === 1 ? `{"field":"x",${second.slice(1)}` : line)),
      lines.map((line, at) => (at === 0 ? line.replace(/"strata":\d+/, '"strata":-1') : line)),
    ];
    for (const file of broken) expect(codeOf(readBack(file))).toBe('malformed-transcript');
  });
});
