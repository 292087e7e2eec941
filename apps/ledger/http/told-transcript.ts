import { transcriptOf } from '@mingjing/draw/contracts';
import type { PublicTranscript, Transcript } from '@mingjing/draw';
import { rejection, type Facts } from '@mingjing/kernel';
import { Refused } from './problem';
import type { ReadingDesk } from './service';

/** The public transcript of a draw to anybody, the full one to who reads draws. Throws Refused. */
export async function toldTranscript(
  desk: ReadingDesk,
  facts: Facts,
  id: string,
  full: { readonly authorization: string | undefined } | undefined,
): Promise<Transcript | PublicTranscript> {
  const transcripts = transcriptOf(facts, id);
  if (transcripts === undefined) throw new Refused(rejection(...SEALED, { draw: id }));
  if (full === undefined) return transcripts.public;
  await desk.demandReader(full.authorization, 'draw');
  return transcripts.full;
}

const SEALED = [
  'sealed-until-unblinding',
  'A draw has no transcript before its last side is unblinded.',
] as const;
