import { Readable } from 'node:stream';
import { StreamableFile } from '@nestjs/common';
import { MOST_IN_ONE_VALUE, transcriptLines, type PublicTranscript, type Transcript } from '@mingjing/draw';

/** Media type of JSON Lines. */
export const LINES = 'application/x-ndjson';

/** Lines of one chunk. */
const CHUNK = 512;

/** Where the reader accepts lines, and for what fits no single string (draw.md, transcript). */
export function areLinesDue(accepted = '', { entities }: Transcript | PublicTranscript): boolean {
  return accepted.includes(LINES) || entities.length > MOST_IN_ONE_VALUE;
}

/** Written as fast as it is read, never all of it at once. */
export function asLines(transcript: Transcript | PublicTranscript): StreamableFile {
  return new StreamableFile(Readable.from(chunksOf(transcript)), { type: LINES });
}

function* chunksOf(transcript: Transcript | PublicTranscript): Generator<Buffer> {
  let lines: string[] = [];
  for (const line of transcriptLines(transcript)) {
    if (lines.push(line) < CHUNK) continue;
    yield Buffer.from(lines.join(''));
    lines = [];
  }
  yield Buffer.from(lines.join(''));
}
