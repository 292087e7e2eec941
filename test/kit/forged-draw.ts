import { buildTranscript, executeDraw, type Transcript } from '@mingjing/draw';
import { sha256 } from '@mingjing/writer';

/** The draw of somebody who changed a minimum and drew anew: every line of it recomputes, and none was signed. */
export function forgedDraw(genuine: Transcript): Transcript {
  const [first, ...rest] = genuine.strata;
  if (first === undefined) throw new Error('No stratum');
  const input = { ...genuine, strata: [{ ...first, minimum: first.minimum + 1 }, ...rest] };
  const drawn = executeDraw(input, sha256);
  const forged = drawn.ok && buildTranscript(input, genuine.commitments, drawn.value.result, sha256);
  if (forged === false || !forged.ok) throw new Error('Not drawn');
  return forged.value;
}
