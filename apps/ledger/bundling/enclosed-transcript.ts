import { MOST_IN_ONE_VALUE } from '@mingjing/draw';
import { frozenRegisterOf, isUnblinded, transcriptOf } from '@mingjing/draw/contracts';
import { rejection, streamId, streamWord, type Facts, type JsonObject } from '@mingjing/kernel';
import { Refused } from '../http/problem';
import type { Reader } from '../http/reader-token';

/**
 * Exists once the last side is unblinded; every reader of draws may have it in full then, everybody the public one.
 * Throws Refused with `bundle-too-large`.
 */
export function enclosedTranscript(
  subject: string,
  reader: Reader | undefined,
  facts: Facts,
): JsonObject | undefined {
  if (streamWord(subject) !== 'draw') return undefined;
  const draw = streamId(subject);
  const register = isUnblinded(facts, draw) ? frozenRegisterOf(facts, draw) : undefined;
  if (register === undefined) return undefined;
  // Before the draw is recomputed, which takes the longer the more it holds.
  mustFitABundle(draw, register.counts);
  const transcripts = transcriptOf(facts, draw);
  return reader === undefined ? transcripts?.public : transcripts?.full;
}

/** A bundle is one JSON value. Left out, the transcript would look as if the draw were sealed still. */
export function mustFitABundle(draw: string, { entities }: { readonly entities: number }): void {
  if (entities <= MOST_IN_ONE_VALUE) return;
  const reason = `The transcript of ${draw} has more entities than a bundle holds; take it line by line instead: GET /v1/draws/${draw}/transcript, or mingjing draw transcript ${draw}.`;
  throw new Refused(rejection('bundle-too-large', reason, { entities, most: MOST_IN_ONE_VALUE }), 413);
}
