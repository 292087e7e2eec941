import { executeDraw } from './execute-draw';
import { freezePool } from './frozen-pool';
import { hashStrata, poolRoots } from './pool-roots';
import { resultHash, selectionHash } from './result-hashes';
import { commitmentOf } from './seed';
import { asFile, drawVectors, sha256, transcriptOf, valueOf } from '../testing/draws';
import { publicTranscript } from './transcript';
import { verifyTranscript } from './verify-transcript';

describe.each(drawVectors.map((vector) => [vector.transcript.drawId, vector] as const))(
  'the worked transcript %s',
  (_drawId, { transcript, hashes }) => {
    it('has the roots of its pool', () => {
      expect(poolRoots(valueOf(freezePool(transcript)), sha256)).toEqual(transcript.roots);
    });

    it('has reveals that open its commitments', () => {
      const opened = transcript.reveals.map((reveal) => commitmentOf(transcript.drawId, reveal, sha256));
      expect(opened).toEqual(transcript.commitments);
    });

    it('is drawn again to the last substitute', () => {
      expect(valueOf(executeDraw(transcript, sha256)).result).toEqual(transcript.result);
    });

    it('has the three hashes that the log holds', () => {
      const { result } = valueOf(executeDraw(transcript, sha256));
      expect({
        strata: hashStrata(transcript.strata, sha256),
        selection: selectionHash(result, sha256),
        result: resultHash(result, sha256),
      }).toEqual(hashes);
    });

    it('is verified, in full and as the public sees it', () => {
      expect(verifyTranscript(asFile(transcript), sha256).verdict).toBe('OK');
      const open = publicTranscript(transcript);
      expect(verifyTranscript(asFile(open), sha256).verdict).toBe('OK (selection only)');
    });

    it('is what a transcript made from its inputs says', () => {
      const { roots, result } = transcriptOf(transcript);
      expect({ roots, result }).toEqual({ roots: transcript.roots, result: transcript.result });
    });
  },
);
