import { schemaOf } from '@mingjing/catalogue';
import { registry } from '../../composition/constitution';
import {
  COUNT,
  FLAG,
  HASH,
  RECORDED,
  TEXT,
  UUID,
  list,
  object,
  oneOf,
  ref,
  trueAt,
  type Members,
  type Schema,
} from './words';

const place: Members = { id: UUID, index: COUNT, recordedAt: RECORDED };

/** The payload of an event, with members of the answer beside its own. */
function payload(type: string, beside: Members = {}): Schema {
  const definition = registry.event(type, 1);
  if (definition === undefined) throw new Error(`The catalogue knows no ${type}`);
  const { properties = {}, required = [] } = schemaOf(definition.payload);
  return {
    type: 'object',
    additionalProperties: false,
    required: [...required, ...Object.keys(beside)],
    properties: { ...(properties as Members), ...beside },
  };
}

const commitment = object({ contributor: TEXT, commitment: HASH });
const reveal = object({ contributor: TEXT, secret: HASH });
const status = oneOf([
  ...['PLANNED', 'COMMITTED', 'FROZEN', 'READY', 'REVEALING', 'EXECUTED'],
  ...['COUNTERSIGNED', 'UNBLINDED', 'PUBLISHED', 'VOIDED'],
]);

const ticketed = object({ id: TEXT, population: COUNT, drawn: list(TEXT), reserve: list(TEXT) });
const assigned = object({ task: TEXT, lead: TEXT, second: TEXT, substitutes: list(TEXT) });

export const DRAW_ANSWERS: Readonly<Record<string, Schema>> = {
  Draw: trueAt(
    {
      id: TEXT,
      status,
      unblinded: FLAG,
      plan: payload('DrawPlanned'),
      planned: object(place),
      commitments: list(object({ contributor: TEXT, commitment: HASH, index: COUNT })),
      revealed: { ...COUNT, description: 'how many have revealed; what, nobody is told' },
      overdue: list(payload('RevealOverdue')),
      alerts: list(ref('DrawAlert')),
      coverage: { ...list(ref('YearlyCoverage')), description: 'one for each yearly share, once frozen' },
    },
    {
      frozen: payload('RegisterFrozen', place),
      load: { ...list(ref('FieldLoad')), description: 'by field, once the last side was told' },
      departures: ref('Departures'),
      departed: { ...list(ref('Departure')), description: 'to readers, once the last side was told' },
      beacon: { type: 'object', required: ['source', 'value', 'index'] },
      countersigned: object({ ...place, by: TEXT }),
      voided: payload('DrawVoided', place),
      published: object({ ...place, transcript: HASH }, { publicTranscript: HASH }),
      toCountersign: {
        ...ref('SealedResult'),
        description: 'to legal affairs, from the execution to the countersignature',
      },
      reveals: list(object({ contributor: TEXT, secret: HASH, index: COUNT, late: FLAG })),
      executed: payload('DrawExecuted', place),
      sealed: payload('TasksAssignedSealed', place),
    },
  ),
  YearlyCoverage: object({
    stratum: TEXT,
    ...{ registered: COUNT, drawnBefore: COUNT, drawn: COUNT },
    toDate: { ...list(COUNT), minItems: 2, maxItems: 2, description: '[drawn to date, register]' },
    due: COUNT,
    reached: FLAG,
  }),
  SealedResult: {
    ...object({
      result: { ...HASH, description: 'what DrawResultCountersigned signs' },
      tasks: COUNT,
      strata: list(object({ id: TEXT, population: COUNT, drawn: COUNT })),
    }),
    description: 'counts and hashes only (draw.md, execute)',
  },
  Transcript: {
    ...object(
      {
        algorithm: TEXT,
        drawId: TEXT,
        strata: list({ type: 'object', required: ['id', 'minimum', 'mode', 'ratio'] }),
        entities: list(object({ id: TEXT, stratum: TEXT, weight: { type: 'integer', minimum: 1 } })),
        roots: object({ entities: HASH, officers: HASH, conflicts: HASH }),
        commitments: list(commitment),
        reveals: list(reveal),
        result: object(
          { seed: HASH, strata: list(ticketed) },
          { assignments: list(assigned), unassigned: list(TEXT) },
        ),
      },
      {
        officers: list(object({ id: TEXT, canLead: FLAG, fields: list(TEXT), load: COUNT })),
        conflicts: list(object({ entity: TEXT, officer: TEXT })),
        beacon: object({ source: TEXT, value: TEXT }, { round: TEXT }),
      },
    ),
    description:
      'draw.md, transcript; the public one lacks officers, conflicts, assignments and unassigned. The header mingjing-size names the size at which it is true.',
  },
};
