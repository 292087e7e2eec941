import { isJsonObject, type Json } from '@mingjing/kernel';
import type { Bound } from './bound';
import { html, type Html } from './html';
import type { FiledEntry } from './readable-entries';

/** A name as an entry holds it; without `text` it is a commitment that was not opened to this reader. */
export interface RecordedName {
  readonly index: number;
  readonly occurredAt: string;
  readonly text: string | undefined;
}

export const NOT_DISCLOSED = html`未公开 <span class="en" lang="en">not disclosed</span>`;

export function shownName({ text }: Pick<RecordedName, 'text'>): Html {
  return text === undefined ? NOT_DISCLOSED : html`${text}`;
}

/** The names that a row of a register had, each where it came up, in order of the log. */
export function namesOf(stream: string, { bundle, entries }: Bound): readonly RecordedName[] {
  const names = entries
    .filter(({ entry }) => entry.statement.stream === stream)
    .flatMap((one) => nameIn(one, 'name', bundle) ?? []);
  return names.filter(({ text }, i) => i === 0 || text !== names[i - 1]?.text);
}

/** Public in the data, or in the changes of a row, or a commitment; undefined where the entry has no such member. */
export function nameIn(
  { index, entry: { statement } }: FiledEntry,
  member: string,
  { disclosures = [] }: Bound['bundle'],
): RecordedName | undefined {
  const { id, data, occurredAt, personal = {} } = statement;
  const { changes } = data;
  const open = textOf(data[member]) ?? (isJsonObject(changes) ? textOf(changes[member]) : undefined);
  if (open !== undefined) return { index, occurredAt, text: open };
  if (!Object.hasOwn(personal, member)) return undefined;
  const found = disclosures.find((one) => one.id === id && one.field === member);
  return { index, occurredAt, text: found?.value };
}

function textOf(value: Json | undefined): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}
