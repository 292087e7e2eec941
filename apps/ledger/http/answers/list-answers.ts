import { TASK_STATUSES } from '@mingjing/accountability';
import {
  ANY,
  CLAIMED,
  COUNT,
  FLAG,
  HASH,
  TEXT,
  list,
  object,
  oneOf,
  ref,
  trueAt,
  type Schema,
} from './words';

/** Give it as `after` for the next page; absent on the last. */
const next = TEXT;

function page(row: Schema): Schema {
  return trueAt(
    { read: ref('ReadWhere'), rows: list(object({ key: TEXT, changedBy: COUNT, row })) },
    { next },
  );
}

const officer = { ...TEXT, description: 'id in the register of officers' };

/** Pages of registers and tasks. */
export const LIST_ANSWERS: Readonly<Record<string, Schema>> = {
  RegisterPage: page({
    ...object({ status: TEXT }),
    additionalProperties: true,
    description: 'as EntityRegistered.v1 or OfficerRegistered.v1 state it, and changed since',
  }),
  TaskPage: page(
    object(
      { status: oneOf(TASK_STATUSES) },
      { assignment: ref('Assignment'), startedAt: CLAIMED, finishedAt: CLAIMED, result: TEXT },
    ),
  ),
  Assignment: {
    ...object({ entity: TEXT, origin: TEXT }, { drawId: TEXT, lead: officer, second: officer }),
    additionalProperties: true,
  },
  RegisterFiling: trueAt({ root: HASH, filed: FLAG }),
  Rehearsed: trueAt({
    refused: list(
      object({
        position: { ...COUNT, description: 'in the array, from 0' },
        ...{ code: TEXT, reason: TEXT, facts: ANY },
      }),
    ),
  }),
  UnfinishedImport: trueAt({ file: HASH, register: TEXT, rows: COUNT, streams: list(TEXT) }),
  UnfinishedImports: trueAt({
    read: ref('ReadWhere'),
    imports: list(object({ file: HASH, register: TEXT, rows: COUNT })),
  }),
};
