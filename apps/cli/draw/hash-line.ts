import { isFull, transcriptHash, type PublicTranscript, type Transcript } from '@mingjing/draw';
import type { Sha256 } from '@mingjing/kernel';

/** The hash of a transcript, and where in the log a publisher and legal affairs signed it. */
export function hashLine(transcript: Transcript | PublicTranscript, sha256: Sha256): string {
  const name = isFull(transcript) ? 'transcript' : 'publicTranscript';
  return `hash: ${transcriptHash(transcript, sha256)}; once published, DrawPublished names it as "${name}" (GET /v1/draws/ID, published)`;
}
