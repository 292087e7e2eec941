import { rejection, under, type Decide, type Rejection } from '@mingjing/kernel';
import type { DrawPublished } from '../payloads/draw-course';
import { drawMustBeExecuted, drawMustBePlanned, drawMustNotBeVoided, type DrawPolicy } from './draw-policies';
import { isUnblinded } from './draw-questions';
import type { DrawState } from './draw-state';
import { transcriptOf } from './transcript-of';

type PublishPolicy = DrawPolicy<DrawPublished>;

const aDrawIsPublishedOnce: PublishPolicy = (draw) =>
  draw?.published === undefined
    ? undefined
    : rejection(
        'draw-published',
        `The transcript of ${draw.id} is published already; see the statement that did.`,
        { draw: draw.id },
      );

const bothSidesMustBeUnblinded: PublishPolicy = (draw, _statement, facts) =>
  draw !== undefined && isUnblinded(facts, draw.id)
    ? undefined
    : rejection(
        'draw-not-unblinded',
        'The draw is still blind for one side: no transcript exists before both know.',
        {
          draw: draw?.id ?? '',
        },
      );

const onlyTheTranscriptOfTheLogIsPublished: PublishPolicy = (draw, { data }, facts) => {
  const own = draw && transcriptOf(facts, draw.id);
  const hash = own?.hash;
  if (hash !== data.transcript) return differs('full', data.transcript, hash);
  if (data.publicTranscript === undefined) return undefined;
  const publicHash = own?.publicHash;
  return publicHash === data.publicTranscript
    ? undefined
    : differs('public', data.publicTranscript, publicHash);
};

function differs(which: 'full' | 'public', published: string, transcript: string | undefined): Rejection {
  const reason = `This is not the hash of the ${which} transcript that follows from the ledger. Recompute it, and publish nothing else.`;
  return rejection('transcript-differs', reason, {
    published,
    ...(transcript === undefined ? {} : { transcript }),
  });
}

export const publishDraw: Decide<DrawState, DrawPublished> = under([
  drawMustBePlanned,
  drawMustNotBeVoided,
  drawMustBeExecuted,
  aDrawIsPublishedOnce,
  bothSidesMustBeUnblinded,
  onlyTheTranscriptOfTheLogIsPublished,
]);
