import {
  COUNT,
  FLAG,
  HASH,
  RECORDED,
  TEXT,
  list,
  object,
  oneOf,
  ref,
  trueAt,
  type Members,
  type Schema,
} from './words';

const share: Schema = { ...list(COUNT), minItems: 2, maxItems: 2 };
const load: Members = { field: TEXT, officers: COUNT, places: COUNT, least: COUNT, most: COUNT, mean: share };
const outlook = object({ ...load, tasks: COUNT });

/** What is asked of all draws, of a year, and before a freeze. */
export const DRAW_LIST_ANSWERS: Readonly<Record<string, Schema>> = {
  Draws: trueAt({
    counts: object({ planned: COUNT, voided: COUNT, abandoned: COUNT }),
    draws: list(
      object(
        {
          ...{ id: TEXT, plan: TEXT, no: COUNT, kind: TEXT, status: TEXT, alerts: list(ref('DrawAlert')) },
          coverage: { ...list(ref('YearlyCoverage')), description: 'one for each yearly share, once frozen' },
        },
        {
          ...{ replaces: TEXT, cause: TEXT, reason: TEXT, departures: ref('Departures') },
          documents: {
            ...list(object({ sha256: HASH, size: COUNT })),
            description: 'proof of a wrong input, or the order of an authority',
          },
        },
      ),
    ),
    plans: list(object({ plan: TEXT, year: COUNT, alerts: list(ref('PlanAlert')) })),
  }),
  PlanAlert: {
    type: 'object',
    required: ['kind'],
    properties: {
      kind: oneOf(['NOT_DRAWN', 'SHARE_MISSED', 'OUTSIDE_AREAS']),
      ...{ no: COUNT, draws: TEXT, by: TEXT },
      ...{ of: TEXT, share, registered: COUNT, drawn: COUNT, covered: COUNT, reached: FLAG },
      ...{ outside: COUNT, districts: list(TEXT) },
    },
    description:
      'a draw that was not made by its last day; when the last period of the plan ended, a share of the year that was not reached, or entities in districts that no draw of the plan looked at',
  },
  DrawAlert: {
    type: 'object',
    required: ['kind'],
    properties: {
      kind: oneOf(['ABANDONED', 'OVERDUE', 'LATE_REVEAL', 'BAND_MOVED', 'PASSED_OVER', 'NOT_COUNTERSIGNED']),
      deadline: oneOf(['COMMIT', 'REVEAL']),
      missing: list(TEXT),
      contributor: TEXT,
      stratum: TEXT,
      moved: { type: 'object' },
      since: TEXT,
      ...{ recordedAfter: COUNT, recordedNowhere: COUNT },
    },
    description:
      'what nobody can switch off; PASSED_OVER: substitutes who did not come, or did not stay, for reasons that the registers came to hold after the draw, or nowhere',
  },
  Departures: {
    ...object({
      ...{ all: COUNT, recordedAfter: COUNT, recordedNowhere: COUNT },
      share: { ...list(COUNT), description: 'places that were replaced, and all that the draw assigned' },
      aboveCap: {
        ...COUNT,
        description: 'places replaced above the cap (rule T-12), on the word of the head',
      },
    }),
    description:
      'officers who left tasks of the draw and substitutes who were passed over: the registers came to hold the reason after the draw was executed, or nowhere, on the word of the head',
  },
  Departure: object(
    {
      ...{ task: TEXT, officer: TEXT, reason: TEXT, passedOver: FLAG },
      recorded: oneOf(['BEFORE', 'AFTER', 'NOWHERE']),
    },
    {
      called: { ...FLAG, description: 'a substitute who had come to the task, and left it again' },
      entry: { ...COUNT, description: 'index of the record in the registers' },
    },
  ),
  EarlyLooks: trueAt({
    draw: TEXT,
    looks: list(
      object(
        { reader: TEXT, at: RECORDED, entry: COUNT, kind: oneOf(['draw', 'task', 'file']) },
        { subject: { ...TEXT, description: 'the stream or file, where the reader may know of it' } },
      ),
    ),
  }),
  RegisterChanges: trueAt(
    {
      draw: TEXT,
      entries: {
        ...list(COUNT),
        minItems: 2,
        maxItems: 2,
        description: 'read for this page: [first, last + 1]',
      },
      changes: list(
        object(
          {
            ...{ entry: COUNT, stream: TEXT, type: TEXT, by: TEXT, recordedAt: RECORDED },
            phase: oneOf(['BEFORE_COMMITMENT', 'BEFORE_FREEZE', 'AFTER_FREEZE']),
          },
          { reason: TEXT, cosigners: list(TEXT) },
        ),
      ),
    },
    { next: { ...TEXT, description: 'give it as "after" for the next page; absent on the last' } },
  ),
  FieldLoad: {
    ...object(load),
    description:
      'how all places of those who are qualified for a field lie upon them, whatever field these places are of; an officer of several fields stands in each; mean = [places, officers]',
  },
  WhatIf: trueAt(
    {
      trials: { ...COUNT, description: 'loads are sums over so many trial seeds' },
      asItStands: list(outlook),
      withThem: list(outlook),
    },
    {
      already: {
        ...list(object({ officer: TEXT, field: TEXT })),
        description: 'of what was asked, what holds already and so changes nothing',
      },
    },
  ),
  YearlyLoad: trueAt({ year: COUNT, fields: list(ref('FieldLoad')) }),
  YearlyVisits: trueAt(
    {
      year: COUNT,
      entities: list(
        object(
          {
            entity: TEXT,
            visits: list(
              object(
                {
                  ...{ task: TEXT, origin: TEXT, day: TEXT },
                  counts: { ...FLAG, description: 'whether it counts against the cap' },
                },
                { draw: TEXT, list: TEXT, trigger: TEXT, result: TEXT },
              ),
            ),
            counted: { ...COUNT, description: 'days with a visit that counts' },
            over: FLAG,
          },
          { district: TEXT, cap: { ...COUNT, description: 'absent where no plan of the year has one' } },
        ),
      ),
    },
    { next: { ...TEXT, description: 'give it as "after" for the next page; absent on the last' } },
  ),
  Completion: trueAt({
    year: COUNT,
    levels: list(
      object({
        level: oneOf(['NATIONAL', 'PROVINCIAL', 'CITY', 'LOCAL']),
        tasks: COUNT,
        done: { ...COUNT, description: 'visits in which somebody inspected' },
        notInspected: { ...COUNT, description: 'visits that ended CLOSED or NOT_INSPECTED' },
        refused: { ...COUNT, description: 'visits in which the pair was not let in' },
        closed: { ...COUNT, description: 'closed with a reason, without a visit' },
        reported: COUNT,
        completion: { ...share, description: '[done, tasks]' },
        withClosed: { ...share, description: '[ended in any way, tasks]' },
      }),
    ),
  }),
};
