import type { JsonObject } from '@mingjing/kernel';
import type { Bundle } from './bundle';
import { checkTranscript } from './checks/transcript';
import { readEntries, textIn, type Tools } from './examined';
import type { Check } from './report';

/**
 * Holds a transcript that lies beside a bundle against the signed events of its draw; undefined where the
 * bundle is not of that draw. It takes the entries as they stand: what the bundle is worth, its own report says.
 */
export function holdTranscript(
  bundle: Bundle,
  transcript: JsonObject,
  tools: Pick<Tools, 'sha256' | 'transcript'>,
): Check | undefined {
  if (bundle.subject !== `draw/${textIn(transcript['drawId'])}`) return undefined;
  const { entries } = readEntries(bundle);
  const [check] = checkTranscript({ bundle: { ...bundle, transcript }, entries }, tools);
  return check;
}
