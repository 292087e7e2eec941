import { day, flag, listOf, text, whole, word, type CellReader } from './cells';
import headings from './headings.json';
import { id, officerId, ownId } from './ids';
import words from './words.json';

export const IMPORT_KINDS = ['entities', 'officers', 'tasks'] as const;
export type ImportKind = (typeof IMPORT_KINDS)[number];

export interface Column {
  /** Where its value goes: a member of the event's data, `id`, or `personal.<field>`. */
  readonly member: string;
  readonly read: CellReader;
  readonly required?: true;
  /** Required where a row fills any column of this group. */
  readonly neededBy?: 'licence';
}

const subtype: CellReader<string> = (cell) => {
  const reading = word(words.subtype)(cell);
  // A trade that this file does not know yet may still be named by its code, in a known category.
  const isCode =
    /^[A-Z]{2,4}-[A-Z0-9]{1,12}$/.test(cell) && Object.hasOwn(words.category, cell.split('-')[0] ?? '');
  return !reading.ok && isCode ? { ok: true, value: cell } : reading;
};

const COLUMNS: Readonly<Record<ImportKind, readonly Column[]>> = {
  entities: [
    { member: 'id', read: ownId, required: true },
    { member: 'kind', read: word(words.kind), required: true },
    { member: 'name', read: text, required: true },
    { member: 'creditCode', read: text },
    { member: 'category', read: word(words.category), required: true },
    { member: 'subtypes', read: listOf(subtype) },
    { member: 'district', read: id, required: true },
    { member: 'grade', read: word(words.grade) },
    { member: 'credit', read: word(words.credit) },
    { member: 'licensor', read: id, required: true },
    { member: 'level', read: word(words.level), required: true },
    { member: 'weight', read: whole },
    { member: 'tags', read: listOf(text) },
    { member: 'licence.number', read: id, neededBy: 'licence' },
    { member: 'licence.kind', read: text, neededBy: 'licence' },
    { member: 'licence.issued', read: day, neededBy: 'licence' },
    { member: 'licence.validTo', read: day },
    { member: 'licence.mode', read: word(words.licenceMode), neededBy: 'licence' },
    { member: 'personal.legalRepresentative', read: text },
    { member: 'personal.phone', read: text },
    { member: 'personal.address', read: text },
  ],
  officers: [
    { member: 'id', read: officerId, required: true },
    { member: 'personal.name', read: text, required: true },
    { member: 'org', read: id, required: true },
    { member: 'post', read: text, required: true },
    { member: 'section', read: id, required: true },
    { member: 'specialties', read: listOf(text) },
    { member: 'fields', read: listOf(text) },
    { member: 'canLead', read: flag(words.flag), required: true },
    { member: 'frontLine', read: flag(words.flag), required: true },
    { member: 'employment', read: word(words.employment), required: true },
    { member: 'certificate.kind', read: text, required: true },
    { member: 'personal.certificateNumber', read: text },
    { member: 'certificate.validFrom', read: day, required: true },
    { member: 'certificate.validTo', read: day, required: true },
    { member: 'personal.phone', read: text },
  ],
  tasks: [
    { member: 'entity', read: id, required: true },
    { member: 'items', read: listOf(text), required: true },
    { member: 'due', read: day },
    { member: 'field', read: text, required: true },
  ],
};

export function columnsOf(kind: ImportKind): readonly Column[] {
  return COLUMNS[kind];
}

const WORDS: Readonly<Record<ImportKind, string>> = {
  entities: 'entity',
  officers: 'officer',
  tasks: 'task',
};

/** The stream that a row's event stands in. */
export function streamOf(kind: ImportKind, id: string): string {
  return `${WORDS[kind]}/${id}`;
}

/** Names of a column: the first is English, the second the one that templates show. */
export function headingsOf(kind: ImportKind, member: string): readonly string[] {
  const known: Readonly<Record<string, readonly string[]>> = headings[kind];
  return known[member] ?? [];
}
