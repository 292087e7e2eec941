import type { Context, EventDefinition, FactChange, RecordedEvent } from '@mingjing/kernel';
import { accept } from '@mingjing/kernel';

/** Stand-ins for the contexts whose contracts a visit reads: they fold or write what a spec tells them. */
class Anything {}

function told(type: string, stream: string): EventDefinition {
  return {
    type,
    version: 1,
    stream,
    payload: Anything,
    visibility: 'reader',
    statedBy: ['founder'],
    decide: () => accept(),
  };
}

/** `task/…` as the draw folds it: what is told overwrites what was. */
const draw: Context = {
  name: 'draw',
  streams: [
    {
      word: 'task',
      evolve: (state: object | undefined, event: RecordedEvent) =>
        event.type === 'TaskTold' ? { ...state, ...event.data } : state,
    },
  ],
  events: [told('TaskTold', 'task')],
  refusals: {},
};

const checklist: Context = {
  name: 'checklist',
  streams: [
    {
      word: 'checklist',
      evolve: (state: object | undefined, event: RecordedEvent) =>
        event.type === 'ChecklistTold' ? event.data : state,
    },
  ],
  events: [told('ChecklistTold', 'checklist')],
  refusals: {},
};

/** `entity/…` as the registers fold it: what is told is what stands. */
const registers: Context = {
  name: 'registers',
  streams: [{ word: 'entity', evolve: (_state: object | undefined, { data }: RecordedEvent) => data }],
  events: [told('EntityTold', 'entity')],
  refusals: {},
};

type Row = Omit<FactChange, 'table'>;

/** Rows of the tables that registers and governance keep: `row/<table>` with `{key, value}`. */
const rows: Context = {
  name: 'rows',
  streams: [],
  events: [told('RowTold', 'row')],
  facts: ({ type, stream, data }) =>
    type === 'RowTold' ? [{ ...(data as unknown as Row), table: stream.slice('row/'.length) }] : [],
  refusals: {},
};

export const standIns: readonly Context[] = [draw, checklist, registers, rows];
