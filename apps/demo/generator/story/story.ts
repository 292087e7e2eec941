import type { JsonObject, Sha256 } from '@mingjing/kernel';
import { Chance } from '../chance/chance';
import { generateCounty, type County } from '../county/county';
import type { Entity, Officer } from '../county/entity';
import type { Scale } from '../county/sizes';
import { GroundTruth } from '../truth/ground-truth';
import { Diary } from './diary';
import { DocumentNumbers } from './document-numbers';
import { Roster } from './roster';
import { smallFile, type SmallFile } from './small-file';
import type { Act, Sitting } from './step';
import { StoryIds } from './story-ids';

/** What all chapters of the year share. */
export class Story {
  readonly chance: Chance;
  readonly ids: StoryIds;
  readonly county: County;
  readonly diary = new Diary();
  readonly numbers = new DocumentNumbers();
  readonly roster = new Roster();
  readonly truth = new GroundTruth();
  private readonly gone = new Set<string>();
  private readonly entitiesById: Map<string, Entity>;
  private readonly officersById: ReadonlyMap<string, Officer>;

  constructor(
    readonly sha256: Sha256,
    readonly origin: string,
    seed: string,
    readonly scale: Scale,
  ) {
    this.chance = Chance.from(sha256, seed);
    this.ids = new StoryIds(this.chance);
    this.county = generateCounty(this.chance.of('county'), scale);
    this.entitiesById = new Map(this.county.entities.map((one) => [one.id, one]));
    this.officersById = new Map(this.county.officers.map((one) => [one.id, one]));
  }

  entity(id: string): Entity {
    const entity = this.entitiesById.get(id);
    if (entity === undefined) throw new RangeError(`No entity ${id}`);
    return entity;
  }

  /** An entity that enters the register during the year. */
  enter(entity: Entity): void {
    this.entitiesById.set(entity.id, entity);
  }

  /** False where the register was told of its end already. */
  leave(entity: string): boolean {
    if (this.gone.has(entity)) return false;
    this.gone.add(entity);
    return true;
  }

  officer(id: string): Officer {
    const officer = this.officersById.get(id);
    if (officer === undefined) throw new RangeError(`No officer ${id}`);
    return officer;
  }

  file(...text: readonly (string | number)[]): SmallFile {
    return smallFile(this.sha256, text.join(' '));
  }

  /** An act; its id follows from type, stream and occasion. */
  act(
    type: string,
    stream: string,
    occurredAt: number,
    data: JsonObject,
    more: Partial<Act> & { readonly occasion?: string } = {},
  ): Act {
    const { occasion = '', ...rest } = more;
    this.truth.plant(...Object.values(rest.personal ?? {}));
    return { id: this.ids.uuid('act', type, stream, occasion), type, stream, occurredAt, data, ...rest };
  }
}

/** One or more acts that somebody sends at a moment. */
export function sitting(
  moment: number,
  actor: string,
  acts: readonly Act[],
  files: readonly SmallFile[] = [],
): Sitting {
  return {
    kind: 'sitting',
    at: moment,
    actor,
    acts,
    ...(files.length === 0 ? {} : { files: files.map((file) => file.bytes) }),
  };
}

export function officerActor(officer: string): string {
  return `officer/${officer}`;
}
