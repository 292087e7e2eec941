import type { Entity } from '../county/entity';
import type { Act } from '../story/step';
import type { Story } from '../story/story';

/** An entity entered by hand; what of it points to a person is committed to and stands in no entry. */
export function entityRegistered(story: Story, entity: Entity, occurredAt: number): Act {
  const { kind, name, creditCode, legalRepresentative, phone, address } = entity;
  const isTrader = kind === 'SOLE_TRADER';
  const data = {
    ...{ kind, category: entity.category, subtypes: [entity.subtype], district: entity.district },
    ...{ licensor: entity.licensor, level: entity.level },
    ...(entity.grade === undefined ? {} : { grade: entity.grade }),
    ...(entity.licence === undefined ? {} : { licence: { ...entity.licence } }),
    ...(isTrader ? {} : { name, creditCode }),
  };
  const personal = { ...(isTrader ? { name, creditCode } : {}), legalRepresentative, phone, address };
  return story.act('EntityRegistered', `entity/${entity.id}`, occurredAt, data, { personal });
}
