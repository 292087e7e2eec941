import { closeSync, openSync, writeSync } from 'node:fs';
import { MOST_IN_ONE_VALUE, transcriptLines, type PublicTranscript, type Transcript } from '@mingjing/draw';
import { unreadable } from '../failure';

const BATCH = 4_096;

/**
 * Writes a transcript as `draw verify` reads it: one JSON value, above 200,000 entities lines (draw.md,
 * transcript). Throws CliFailure where there is a file of that name already.
 */
export function writeTranscript(path: string, transcript: Transcript | PublicTranscript, mode: number): void {
  const file = created(path, mode);
  try {
    const isLarge = transcript.entities.length > MOST_IN_ONE_VALUE;
    if (!isLarge) writeSync(file, `${JSON.stringify(transcript, null, 2)}\n`);
    else for (const batch of batches(transcriptLines(transcript))) writeSync(file, batch);
  } finally {
    closeSync(file);
  }
}

function created(path: string, mode: number): number {
  try {
    return openSync(path, 'wx', mode);
  } catch (cause) {
    throw unreadable(`${path} cannot be written; choose a name that is not there yet.`, cause);
  }
}

function* batches(lines: Iterable<string>): Generator<string> {
  let batch: string[] = [];
  for (const line of lines) {
    if (batch.push(line) < BATCH) continue;
    yield batch.join('');
    batch = [];
  }
  yield batch.join('');
}
