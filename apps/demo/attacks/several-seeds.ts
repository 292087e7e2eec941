import { commitmentOf, type Transcript } from '@mingjing/draw';
import { toHex, utf8 } from '@mingjing/kernel';
import { sha256 } from '@mingjing/writer';
import { ORGANISER } from '../generator/county/people';
import type { Act } from '../generator/story/step';
import type { Attack, Try } from './attack';
import { forgedTranscript, isDrawn } from './forged-transcript';
import type { Stage } from './stage';
import type { StrangersDesk } from './strangers-desk';
import type { Course } from './the-draws';

/** A secret that the organiser likes better, found by trying thousands at home. */
const BETTER = toHex(sha256(utf8('a better secret')));

/** 3: several seeds are tried, until one draws whom it should. Before the reveals. */
export async function trySeveralSeeds(stage: Stage, course: Course): Promise<readonly Try[]> {
  const { id } = course.draw;
  const stream = `draw/${id}`;
  const { size, root } = await stage.ledger.checkpoint();
  const committed = { ...commitmentOf(id, { contributor: 'organiser', secret: BETTER }, sha256) };
  const revealed = { contributor: 'organiser', secret: BETTER, checkpoint: { size, root } };
  const again = planOf(course);
  return [
    {
      tried: 'commit to a second secret beside the first',
      outcome: await stage.tries(ORGANISER, stage.act('SeedCommitted', stream, committed)),
    },
    {
      tried: 'reveal another secret than the one committed to',
      outcome: await stage.tries(ORGANISER, stage.act('SeedRevealed', stream, revealed)),
    },
    {
      tried: 'plan the same draw again, to draw twice and choose',
      outcome: await stage.tries(ORGANISER, stage.act('DrawPlanned', stream, again.data)),
    },
    {
      tried: 'plan it under another id and the same number',
      outcome: await stage.tries(ORGANISER, stage.act('DrawPlanned', `${stream}B`, again.data)),
    },
  ];
}

function planOf({ planned }: Course): Act {
  const [step] = planned;
  const [act] = step?.kind === 'sitting' ? step.acts : [];
  if (act === undefined) throw new RangeError('A course begins with its plan');
  return act;
}

/** Afterwards: transcripts of a better seed, which spares the first that was drawn. */
export function severalSeeds(before: readonly Try[], desk: StrangersDesk, transcript: Transcript): Attack {
  const reveals = transcript.reveals.map((one) =>
    one.contributor === 'organiser' ? { ...one, secret: BETTER } : one,
  );
  const spared = transcript.result.strata.flatMap(({ drawn }) => drawn)[0] ?? '';
  const { entities } = transcript;
  const forged = forgedTranscript(transcript, { entities, suits: (result) => !isDrawn(result, spared) });
  return {
    no: 3,
    title: 'try several seeds',
    tries: [
      ...before,
      {
        tried: 'hand out a transcript with the better secret, all else as it was',
        outcome: desk.recomputes({ ...transcript, reveals }),
      },
      {
        tried: `try secrets at home until ${spared} is spared, and make commitment, seed and selection anew`,
        outcome: desk.holdsAgainstTheLog('forged-3.json', forged),
      },
      { tried: 'call that the transcript which was published', outcome: desk.isPublished(forged) },
    ],
  };
}
