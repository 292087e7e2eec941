import type { RowQuery, RowVersion, ViewDefinition } from '../view';
import { eventsTableOf, listsTableOf } from './list-tables';
import { tableOf } from './view-table';
import { occurredText, questionFrom, type Part, type Question } from './row-questions';

/** The list that a question is about; undefined where it is about rows. */
export function listAsked(view: ViewDefinition, { where }: RowQuery): string | undefined {
  const list = view.lists === undefined ? undefined : where?.[view.lists];
  if (list === undefined) return undefined;
  const other = Object.keys(where ?? {}).find((column) => column !== view.lists);
  if (other !== undefined) throw new RangeError(`The lists of ${view.name} have no column ${other}`);
  return String(list);
}

/** The name of an event of a list: twelve digits sort as the numbers do. */
const keyBy = (event: string): string => `l.list || ' ' || format('%012d', ${event})`;

/** One list, or all of them one after the other: rows of `ListedEvent`. */
export function listQuestion(view: ViewDefinition, list: string | undefined, query: RowQuery): Question {
  const tables = `"${listsTableOf(tableOf(view))}" l CROSS JOIN json_each(l.events) n
    CROSS JOIN "${eventsTableOf(tableOf(view))}" e ON e.event = n.value`;
  return questionFrom(tables, [...within(list), ...before(query), ...behind(view, list, query)]);
}

/** As they are asked for; `n.key` counts the events of a row. */
export const LISTED = `${keyBy('n.value')} AS key, e.event, e.type, e.occurred, e.occurred_at`;
export const IN_ORDER = 'ORDER BY l.list, l.first, n.key';

function within(list: string | undefined): readonly Part[] {
  return list === undefined ? [] : [{ clause: 'l.list = ?', values: [list] }];
}

function before({ size, occurredBy }: RowQuery): readonly Part[] {
  const moment = occurredBy === undefined ? undefined : Date.parse(occurredBy);
  if (Number.isNaN(moment)) throw new RangeError('occurredBy is no moment');
  return [
    ...(size === undefined ? [] : [{ clause: 'l.first < ? AND n.value < ?', values: [size, size] }]),
    ...(moment === undefined ? [] : [{ clause: 'e.occurred <= ?', values: [moment] }]),
  ];
}

/** Rows of which the next one begins before the key hold nothing that stands behind it. */
function behind(view: ViewDefinition, list: string | undefined, { after }: RowQuery): readonly Part[] {
  if (after === undefined || list === undefined) return [];
  const last = `SELECT MAX(l.first) FROM "${listsTableOf(tableOf(view))}" l WHERE l.list = ? AND ${keyBy('l.first')} <= ?`;
  return [
    { clause: `l.first >= COALESCE((${last}), 0)`, values: [list, after] },
    { clause: `${keyBy('n.value')} > ?`, values: [after] },
  ];
}

export interface ListedEvent {
  readonly key: string;
  readonly event: number;
  readonly type: string;
  readonly occurred: number;
  readonly occurred_at: string | null;
}

/** An event of a list reads as a row that the event opened and none closes. */
export function listedVersion({ key, event, type, ...claim }: ListedEvent): RowVersion {
  return { key, from: event, to: null, occurredAt: occurredText(claim), data: { type } };
}
