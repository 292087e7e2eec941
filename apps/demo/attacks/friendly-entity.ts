import type { RegisterProof, Transcript } from '@mingjing/draw';
import { CATEGORIES } from '../generator/county/categories';
import { entityId, generateEntity } from '../generator/county/entities';
import { ORGANISER, REGISTRAR } from '../generator/county/people';
import { entityRegistered } from '../generator/year/entity-registered';
import { sitting } from '../generator/story/story';
import type { Attack, Outcome, Try } from './attack';
import { forgedTranscript, isDrawn } from './forged-transcript';
import { standsNowhereIn } from './proven-rows';
import { exposedIf, type Stage } from './stage';
import type { StrangersDesk } from './strangers-desk';
import type { Course } from './the-draws';

/** 1: once the register is frozen, a friendly entity shall still slip in. First half: before the reveals. */
export async function addAFriend(
  stage: Stage,
  { draw }: Course,
): Promise<{ readonly friend: string; readonly tries: readonly Try[] }> {
  const { story, server } = stage;
  const friend = entityId(99_001);
  const [category] = CATEGORIES;
  if (category === undefined) throw new RangeError('There are no categories');
  const entity = generateEntity(story.chance.of('friend'), friend, category, 'PP-HOTEL', '2025-11-03');
  // A registrar may register whomever he has licensed: that alone is nothing to refuse.
  await stage.play([sitting(server.now, REGISTRAR, [entityRegistered(story, entity, server.now)])]);
  const again = stage.act('FreezeOrdered', `draw/${draw.id}`, {});
  return {
    friend,
    tries: [
      {
        tried: 'freeze the register once more, now with the friend in it',
        outcome: await stage.tries(ORGANISER, again),
      },
    ],
  };
}

interface Why {
  readonly kind: string;
  readonly neighbours?: readonly RegisterProof[];
}

interface DrawPage {
  readonly frozen?: {
    readonly counts: { readonly entities: number };
    readonly roots: { readonly entities: string };
  };
}

/** Second half: once all is unblinded, everybody sees that the friend was never in the pool. */
export async function friendlyEntity(
  stage: Stage,
  { draw }: Course,
  { friend, tries }: Awaited<ReturnType<typeof addAFriend>>,
  desk: StrangersDesk,
  transcript: Transcript,
): Promise<Attack> {
  const [stratum] = transcript.strata;
  const entities = [...transcript.entities, { id: friend, stratum: stratum?.id ?? '', weight: 1 }];
  const forged = forgedTranscript(transcript, { entities, suits: (result) => isDrawn(result, friend) });
  return {
    no: 1,
    title: 'add a friendly entity after the freeze',
    tries: [
      {
        tried: `register the friend ${friend} after the freeze and call it drawn`,
        outcome: await notInPool(stage, draw.id, friend),
      },
      ...tries,
      {
        tried: 'hand out a transcript with the friend in the pool, all else as it was',
        outcome: desk.recomputes({ ...transcript, entities }),
      },
      {
        tried:
          'try secrets at home until the friend is drawn, and make root, commitment, seed and selection anew',
        outcome: desk.holdsAgainstTheLog('forged-1.json', forged),
      },
      { tried: 'call that the transcript which was published', outcome: desk.isPublished(forged) },
    ],
  };
}

/** The public's answer counts where its proof holds under the root that the freeze has published. */
async function notInPool(stage: Stage, draw: string, friend: string): Promise<Outcome> {
  const { frozen } = await stage.publicly<DrawPage>(`draws/${draw}`);
  const { kind, neighbours = [] } = await stage.publicly<Why>(`draws/${draw}/why/${friend}`);
  const list = { root: frozen?.roots.entities ?? '', size: frozen?.counts.entities ?? 0 };
  const rows = `beside row ${neighbours.map(({ index }) => String(index + 1)).join(' and ')}`;
  return exposedIf(
    kind === 'NOT_IN_POOL' && standsNowhereIn(list, friend, neighbours),
    `GET /v1/draws/${draw}/why/${friend}`,
    `not in the frozen register: it would stand ${rows} of ${String(list.size)}, which verified under the published root`,
  );
}
