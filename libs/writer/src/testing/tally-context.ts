import { File, Flag, Moment, Optional, Text, Whole, type FileReference } from '@mingjing/catalogue';
import {
  accept,
  clearDeadline,
  heldList,
  instantOf,
  recordedTime,
  refuse,
  setDeadline,
  streamId,
  toHex,
  utf8,
  type Context,
  type Deadline,
  type Decide,
  type DerivedEvent,
  type EventDefinition,
  type FactChange,
  type Facts,
  type RecordedEvent,
} from '@mingjing/kernel';

export class TallyAdded {
  @Whole(1, 100) readonly by!: number;
  @Optional() @File() readonly slip?: FileReference;
  @Optional() @Text(70_000) readonly note?: string;
}
export class TallyTenReached {
  @Whole(0) readonly total!: number;
}
export class TallyClosed {}
export class TallyListed {
  @File() readonly list!: FileReference;
}
export class TallyDueSet {
  @Moment() readonly due!: string;
  /** SHA-256 of a list that is read when the moment has come. */
  @Optional() @Text() readonly list?: string;
  /** Gives way. */
  @Optional() @Flag() readonly patient?: boolean;
}
export class TallyRead {
  /** SHA-256 of a list. */
  @Text() readonly list!: string;
}
export class TallyLapsed {
  @Whole(0) readonly total!: number;
}
export class TallySeen {
  @Text() readonly reader!: string;
}

interface Tally {
  readonly total: number;
  readonly added: readonly number[];
}

const FULL = 100;
/** Kind of the deadlines that give way. */
const PATIENT = 'tally-patient';

/** Adds up to 100; the tenth and each closing are derived, the latter with a list as a file. */
const add: Decide<Tally, TallyAdded> = (state, { stream, data }) => {
  const before = state?.total ?? 0;
  const total = before + data.by;
  if (total > FULL) return refuse('tally-full', `A tally counts to ${FULL}.`, { total: before });
  return accept(before < 10 && total >= 10 ? [derived(stream, 'TallyTenReached', { total })] : []);
};

const close: Decide<Tally, TallyClosed> = (state, { stream }, facts) => {
  const list = utf8(JSON.stringify(state?.added ?? []));
  const data = { list: { sha256: toHex(facts.sha256(list)), size: list.length } };
  return accept([derived(stream, 'TallyListed', data)], [list]);
};

const read: Decide<Tally, TallyRead> = (_state, { data }, facts) => {
  heldList(facts, data.list);
  return accept();
};

function derived(stream: string, type: string, data: DerivedEvent['data']): DerivedEvent {
  return { stream, type, version: 1, data, algorithm: 'tally/v1' };
}

function evolve(state: Tally | undefined, event: RecordedEvent): Tally | undefined {
  if (event.type !== 'TallyAdded') return state;
  const { by } = event.data as unknown as TallyAdded;
  return { total: (state?.total ?? 0) + by, added: [...(state?.added ?? []), by] };
}

/** Deadlines by stream: the one that is set, and lifted when it has fired. */
function deadlineRows(event: RecordedEvent): readonly FactChange[] {
  const key = event.stream;
  if (event.type === 'TallyDueSet') {
    const { due: moment, list, patient } = event.data as unknown as TallyDueSet;
    const due = recordedTime(instantOf(moment));
    const data = list === undefined ? {} : { data: { list } };
    return [
      setDeadline({ kind: patient === true ? PATIENT : 'tally', key, due, cause: event.id, ...data }),
      { table: 'tally-due', key, value: due },
    ];
  }
  if (event.type !== 'TallyLapsed') return [];
  const due = recordedTime(instantOf(event.occurredAt));
  return [
    ...['tally', PATIENT].map((kind) => clearDeadline({ kind, key, due })),
    { table: 'tally-due', key, value: null },
  ];
}

function lapse({ key, data }: Deadline, facts: Facts): readonly DerivedEvent[] {
  const { list } = (data ?? {}) as Partial<TallyRead>;
  if (list !== undefined) heldList(facts, list);
  const { total } = (facts.state('tally', key) as Tally | undefined) ?? { total: 0 };
  return [derived(key, 'TallyLapsed', { total })];
}

const stated = {
  version: 1,
  stream: 'tally',
  visibility: 'reader',
  statedBy: ['founder', 'OFFICER'],
} as const;
const byLedger = { version: 1, stream: 'tally', visibility: 'reader', statedBy: ['ledger'] } as const;

const events: readonly EventDefinition[] = [
  { ...stated, type: 'TallyAdded', payload: TallyAdded, personal: ['witness', 'phone'], decide: add },
  { ...stated, type: 'TallyClosed', payload: TallyClosed, personal: ['witness'], decide: close },
  { ...stated, type: 'TallyDueSet', payload: TallyDueSet, decide: () => accept() },
  { ...stated, type: 'TallyRead', payload: TallyRead, decide: read },
  { ...byLedger, type: 'TallyTenReached', payload: TallyTenReached },
  { ...byLedger, type: 'TallyListed', payload: TallyListed },
  { ...byLedger, type: 'TallyLapsed', payload: TallyLapsed },
  { ...byLedger, type: 'TallySeen', stream: 'seen', payload: TallySeen, observed: true },
];

/** Small, but with all that a context can have: derived events, files, facts, deadlines, observations. */
export const tallyContext: Context = {
  name: 'tally',
  streams: [{ word: 'tally', evolve }],
  events,
  deadlines: [
    { kind: 'tally', fire: lapse },
    { kind: PATIENT, givesWay: true, fire: lapse },
  ],
  facts: (event) => [
    ...deadlineRows(event),
    ...(event.type === 'TallyAdded'
      ? [{ table: 'tally', key: streamId(event.stream), value: event.index }]
      : []),
  ],
  refusals: { 'tally-full': '计数已满' },
};
