import { CAVEAT_LABELS, MUST_STATES, MUSTS, ORIGIN_SCOPES, ROLL_UP_BY } from '@mingjing/accountability';
import {
  CLAIMED,
  COUNT,
  FLAG,
  MOMENT,
  TEXT,
  list,
  object,
  oneOf,
  ref,
  trueAt,
  type Members,
  type Schema,
} from './words';

const SEALED: Schema = {
  ...list(TEXT),
  description: 'draws that are sealed to the reader: what was found at their places is left out',
};
const STAGE = oneOf(['FILED', 'DECIDED', 'SERVED']);

function each(names: readonly string[], schema: Schema): Members {
  return Object.fromEntries(names.map((name) => [name, schema]));
}

/** §2.4: rows with their states, and roll-ups with all counts. */
export const MUSTS_ANSWERS: Readonly<Record<string, Schema>> = {
  MustState: oneOf(MUST_STATES),
  MustRow: object(
    {
      must: oneOf(MUSTS),
      state: ref('MustState'),
      label: object({ zh: TEXT, en: TEXT }),
      because: list(ref('Because')),
    },
    {
      order: { type: 'string', description: 'the order that must 2 is about, or whose recheck failed' },
      limit: CLAIMED,
      rule: object({ id: TEXT, version: COUNT, provisional: FLAG }),
      doneAt: MOMENT,
      exit: { type: 'string', description: 'the ground of a lawful exit' },
      stage: STAGE,
      lateStages: list(STAGE),
      enteredAfterLimit: { type: 'boolean', enum: [true] },
      corrected: { type: 'boolean', enum: [true] },
      note: { type: 'string', description: 'what is to be said beside the state' },
      noteZh: { type: 'string', description: 'the same in Chinese' },
    },
  ),
  Caveat: {
    ...oneOf(Object.keys(CAVEAT_LABELS)),
    description:
      'signed after its key was compromised; entered by another after its key was revoked; so entered, and naming cosigners whose signatures were not handed in; or attested, not signed',
  },
  Because: {
    ...object(
      { index: COUNT, type: TEXT, at: CLAIMED, signer: TEXT },
      { lateness: TEXT, caveats: list(ref('Caveat')) },
    ),
    description: 'an event that the row stands on',
  },
  Share: {
    ...object({ of: COUNT, count: COUNT }, { permille: COUNT }),
    description: 'never a number alone; `permille` is absent where it would mislead',
  },
  Tally: object({
    rows: COUNT,
    counts: object(each(MUST_STATES, COUNT)),
    corrected: { ...COUNT, description: 'rows that bear the mark 已更正 beside their state' },
    enteredAfterLimit: { ...COUNT, description: 'rows that are MET by what was entered after the limit' },
    due: COUNT,
    done: ref('Share'),
    onTime: ref('Share'),
    lawful: ref('Share'),
  }),
  RollUpGroup: object({
    key: TEXT,
    findings: COUNT,
    musts: object(each(MUSTS, ref('Tally'))),
    all: ref('Tally'),
  }),
  MustsOfFinding: trueAt(
    { asOf: MOMENT, read: ref('ReadWhere'), finding: TEXT, rows: list(ref('MustRow')) },
    { shows: { ...oneOf(MUST_STATES), description: 'the worst of the rows' } },
  ),
  MustsListed: trueAt(
    {
      asOf: MOMENT,
      read: ref('ReadWhere'),
      sealed: SEALED,
      rows: list(object({ finding: TEXT, origin: TEXT, trace: CLAIMED, row: ref('MustRow') })),
    },
    { next: { ...TEXT, description: 'give it as `after` for the next page; absent on the last' } },
  ),
  MustsRolledUp: trueAt(
    {
      asOf: MOMENT,
      read: ref('ReadWhere'),
      sealed: SEALED,
      origin: oneOf(ORIGIN_SCOPES),
      total: ref('RollUpGroup'),
      groups: list(ref('RollUpGroup')),
    },
    { by: oneOf(ROLL_UP_BY) },
  ),
};
