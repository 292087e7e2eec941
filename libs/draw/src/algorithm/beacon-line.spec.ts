import { isQuicknetSignature } from '../beacon/quicknet';
import { asFile, drawVectors, sha256, transcriptOf } from '../testing/draws';
import { verifyTranscript } from './verify-transcript';

const SIGNATURE =
  'b44679b9a59af2ec876b1a6b1ad52ea9b1615fc3982b19576350f93447cb1125e342b73a8dd2bacbe47e4b6b63ed5e39';

/** A worked draw, drawn anew with this beacon. */
function linesWith(beacon: object, check = isQuicknetSignature): readonly string[] {
  const { strata, entities, officers, conflicts, drawId, reveals } = drawVectors[2]!.transcript;
  const input = { strata, entities, officers, conflicts, drawId, reveals };
  const transcript = transcriptOf({ ...input, beacon: { source: 'DRAND', value: SIGNATURE, ...beacon } });
  return verifyTranscript(asFile(transcript), sha256, check).lines;
}

describe('the beacon of a transcript', () => {
  it('is checked against its network in a line of its own, beside the verdict on the draw', () => {
    const lines = linesWith({ round: '1000' });
    expect(lines).toContain('beacon: drand quicknet signed round 1000 with this value');
    expect(lines.at(-1)).toBe('OK');
  });

  it('is exposed where it is the value of another round, or of none', () => {
    expect(linesWith({ round: '1001' })).toContain(
      'beacon: NOT the signature of drand quicknet for round 1001',
    );
    expect(linesWith({})).toContain('beacon: NOT the signature of drand quicknet for round unknown');
    expect(linesWith({ round: '1000', value: 'ab' })).toContain(
      'beacon: NOT the signature of drand quicknet for round 1000',
    );
  });

  it('is taken as given where no network can be asked', () => {
    expect(linesWith({ source: 'LOTTERY' })).toContain(
      'beacon: not checked here, the value of LOTTERY is taken as given',
    );
  });
});
