import { COUNT, FLAG, HASH, TEXT, list, object, oneOf, ref, trueAt, type Schema } from './words';

const SHARE: Schema = { type: 'number', minimum: 0, maximum: 1 };
const BAND: Schema = { oneOf: [COUNT, { type: 'null' }] };
const simulated = object({ trials: COUNT, drawn: COUNT });
const kind = oneOf(['IN_POOL', 'NOT_IN_POOL']);
const neighbours: Schema = {
  ...list(ref('RegisterProof')),
  description: 'the rows between which it would stand, side by side in a register sorted by id',
};

/** Why was I drawn, why not (draw.md, selection and officers). */
export const WHY_ANSWERS: Readonly<Record<string, Schema>> = {
  RegisterProof: {
    ...object({ leaf: TEXT, index: COUNT, size: COUNT, path: list(HASH), root: HASH }),
    description: 'RFC 6962: leaf = JCS of the row; path, sibling first, leads to the frozen root',
  },
  Chance: {
    ...object(
      {
        kind: oneOf(['EXACT', 'APPROXIMATE', 'SIMULATED']),
        ratio: { ...list(COUNT), minItems: 2, maxItems: 2 },
        share: {
          ...SHARE,
          description: 'the ratio; where that is approximate, integrated from the rule of the draw',
        },
      },
      { simulated },
    ),
    description:
      'EXACT: n ÷ N; APPROXIMATE: min(1, n·w ÷ ΣW), beside the share of simulated draws; SIMULATED: that share alone, of whole draws',
  },
  DrawHistory: {
    ...object(
      {
        draws: list(object({ draw: TEXT, year: COUNT, drawn: FLAG }, { chance: ref('Chance') })),
        leftOut: {
          ...list(object({ draw: TEXT, year: COUNT })),
          description: 'draws whose freeze left it out: they gave it no chance',
        },
        approximate: FLAG,
      },
      {
        never: { ...SHARE, description: 'the probability that all of these draws would have passed it over' },
        neverAtMost: {
          ...SHARE,
          description: 'the same, were each simulated chance at the lower end of its 95 % band',
        },
      },
    ),
    description:
      'every unblinded draw in whose pool it stood, with the chance that it really gave, calls from the reserve included; a chance is absent where the draw is too large to be simulated here',
  },
  TaskCandidate: object(
    {
      ...{ officer: TEXT, ticket: HASH, rank: COUNT, canLead: FLAG, load: COUNT, inBand: FLAG },
      place: oneOf(['LEAD', 'SECOND', 'SUBSTITUTE', 'NONE']),
    },
    { sent: { ...COUNT, description: 'in how many simulated draws he was sent to this task' } },
  ),
  WhyTask: object(
    {
      ...{ task: TEXT, entity: TEXT, field: TEXT },
      bandLimit: BAND,
      candidates: list(ref('TaskCandidate')),
      barred: list(TEXT),
    },
    { simulated: { ...simulated, description: 'in how many simulated draws there was such a task' } },
  ),
  WhyEntity: trueAt(
    { draw: TEXT, entity: TEXT, kind, history: ref('DrawHistory') },
    {
      row: object({ id: TEXT, stratum: TEXT, weight: COUNT }),
      inRegister: ref('RegisterProof'),
      ...{ ticket: HASH, rank: COUNT, population: COUNT, drawn: COUNT },
      cutOff: { oneOf: [object({ ticket: HASH, weight: COUNT }), { type: 'null' }] },
      outcome: oneOf(['DRAWN', 'RESERVE']),
      chance: ref('Chance'),
      says: {
        ...TEXT,
        description:
          'of NOT_IN_POOL: that it is about entities alone, and says nothing of officers and tasks',
      },
      neighbours,
      exclusion: {
        ...object({ reason: TEXT }, { proof: ref('RegisterProof'), list: HASH }),
        description:
          'why the freeze left it out; NO_STRATUM: SHA-256 of the list that RegisterFrozen signs; OUTSIDE_AREA: the plan of the draw names its districts',
      },
      tasks: list(ref('WhyTask')),
      leftOut: {
        ...list(object({ draw: TEXT, year: COUNT, reason: TEXT })),
        description: 'to readers: why each of these draws left it out',
      },
    },
  ),
  WhyOfficer: trueAt(
    { draw: TEXT, officer: TEXT, kind, history: ref('DrawHistory') },
    {
      row: object({ id: TEXT, canLead: FLAG, fields: list(TEXT), load: COUNT }),
      inRegister: ref('RegisterProof'),
      places: COUNT,
      chance: { ...ref('Chance'), description: 'of any place at all in this draw, by whole draws simulated' },
      neighbours,
      tasks: list(
        object(
          {
            ...{ task: TEXT, entity: TEXT, field: TEXT, eligible: COUNT },
            place: oneOf(['LEAD', 'SECOND', 'SUBSTITUTE', 'NONE', 'CONFLICT']),
            bandLimit: BAND,
          },
          {
            candidate: ref('TaskCandidate'),
            chance: ref('Chance'),
            simulatedTasks: {
              ...COUNT,
              description: 'in how many of the simulated draws there was such a task',
            },
          },
        ),
      ),
    },
  ),
};
