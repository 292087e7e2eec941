import {
  type Decide,
  type Facts,
  rejection,
  type Rejection,
  type Statement,
  streamId,
  under,
  utf8,
} from '@mingjing/kernel';
import type {
  EntityChanged,
  EntityChanges,
  EntityExcluded,
  EntityRegistered,
} from '../payloads/entity-events';
import { somethingChanges } from './changes';
import { refuseImportRow } from './import';
import { cameWith, importInTheWay, refuseUnfinished } from './import-in-the-way';
import { refusePeriod } from './periods';
import type { EntityRow } from './rows';

export const registerEntity: Decide<EntityRow, EntityRegistered> = under([
  anEntityIsRegisteredOnce,
  theIdFitsIntoTaskIds,
  (_state, { data }) => soleTradersStayPersonal(data.kind, data),
  (_state, { data }) => licenceDaysAreReal(data),
  (_state, { data }, facts) => refuseImportRow(facts, data.import, 'ENTITIES'),
]);

export const changeEntity: Decide<EntityRow, EntityChanged> = under([
  onlyAnEntityInEffectChanges,
  somethingChanges,
  (state, { data }) => soleTradersStayPersonal(data.changes?.kind ?? state?.kind, data.changes ?? {}),
  (_state, { data }) => licenceDaysAreReal(data.changes ?? {}),
]);

export const excludeEntity: Decide<EntityRow, EntityExcluded> = under([
  onlyAnEntityInEffectChanges,
  anEntityIsExcludedOnce,
]);

function anEntityIsRegisteredOnce(
  state: EntityRow | undefined,
  { stream }: Statement<EntityRegistered>,
  facts: Facts,
): Rejection | undefined {
  if (state === undefined) return undefined;
  const entity = streamId(stream);
  const file = importInTheWay(facts, stream);
  if (file !== undefined) return rejection('entity-exists', `${entity} ${cameWith(file)}`, { entity, file });
  const reason = 'An entity already stands in the register under this id; change it with EntityChanged.';
  return rejection('entity-exists', reason, { entity });
}

const LONGEST_ID = 64;
/** Nearly all of them: in ASCII a character is a byte. */
const PLAIN_ID = /^[!-.0-~]{1,64}$/;

/** A task id is drawId "/" entity id, at most 200 bytes with the party of a joint draw (draw.md, bytes). */
function theIdFitsIntoTaskIds(
  _state: unknown,
  { stream }: Statement<EntityRegistered>,
): Rejection | undefined {
  const entity = streamId(stream);
  if (PLAIN_ID.test(entity)) return undefined;
  if (!entity.includes('/') && utf8(entity).length <= LONGEST_ID) return undefined;
  const reason = `The id of an entity has no "/" and at most ${LONGEST_ID} bytes; choose a shorter, plain id.`;
  return rejection('entity-id-malformed', reason, { entity });
}

/** A sole trader's name and code point to a person: they go as commitments, never into an entry. */
function soleTradersStayPersonal(
  kind: EntityRow['kind'] | undefined,
  { name, creditCode }: Pick<EntityChanges, 'name' | 'creditCode'>,
): Rejection | undefined {
  if (kind !== 'SOLE_TRADER') return undefined;
  if (name !== undefined) {
    const reason =
      "A sole trader's name is personal; commit to it under personal.name instead of writing it.";
    return rejection('name-is-personal', reason, { member: 'name' });
  }
  if (creditCode === undefined) return undefined;
  const reason = "A sole trader's credit code is personal; commit to it under personal.creditCode.";
  return rejection('credit-code-is-personal', reason, { member: 'creditCode' });
}

function licenceDaysAreReal({ licence }: Pick<EntityChanges, 'licence'>): Rejection | undefined {
  return licence === undefined ? undefined : refusePeriod('licence', licence.issued, licence.validTo);
}

function onlyAnEntityInEffectChanges(
  state: EntityRow | undefined,
  { stream }: Statement<EntityChanged | EntityExcluded>,
  facts: Facts,
): Rejection | undefined {
  const entity = streamId(stream);
  if (state === undefined) {
    const reason = 'No entity stands in the register under this id; register it first.';
    return rejection('entity-unknown', reason, { entity });
  }
  return refuseUnfinished(facts, stream);
}

function anEntityIsExcludedOnce(
  state: EntityRow | undefined,
  { stream }: Statement<EntityExcluded>,
): Rejection | undefined {
  if (state?.excluded === undefined) return undefined;
  const reason = `This entity is already excluded, on the basis of ${state.excluded.document}.`;
  return rejection('entity-excluded-already', reason, { entity: streamId(stream) });
}
