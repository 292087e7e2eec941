import type { Transcript } from '@mingjing/draw';
import { CATEGORIES } from '../generator/county/categories';
import { entityId, generateEntity } from '../generator/county/entities';
import { ORGANISER, REGISTRAR } from '../generator/county/people';
import { entityRegistered } from '../generator/year/entity-registered';
import { sitting } from '../generator/story/story';
import type { Attack, Try } from './attack';
import { exposedIf, type Stage } from './stage';
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
  readonly neighbours?: readonly { readonly leaf: string }[];
}

/** Second half: once all is unblinded, everybody sees that the friend was never in the pool. */
export async function friendlyEntity(
  stage: Stage,
  { draw }: Course,
  friend: string,
  before: readonly Try[],
  transcript: Transcript,
): Promise<Attack> {
  const why = await stage.publicly<Why>(`draws/${draw.id}/why/${friend}`);
  const absent = exposedIf(
    why.kind === 'NOT_IN_POOL',
    `GET /v1/draws/${draw.id}/why/${friend}`,
    `not in the frozen register, proved by ${String(why.neighbours?.length)} neighbouring rows under its root`,
  );
  const [stratum] = transcript.strata;
  const entities = [...transcript.entities, { id: friend, stratum: stratum?.id ?? '', weight: 1 }];
  return {
    no: 1,
    title: 'add a friendly entity after the freeze',
    tries: [
      { tried: `register the friend ${friend} after the freeze and call it drawn`, outcome: absent },
      ...before,
      {
        tried: 'hand out a transcript with the friend in the pool',
        outcome: stage.handsOut({ ...transcript, entities }),
      },
    ],
  };
}
