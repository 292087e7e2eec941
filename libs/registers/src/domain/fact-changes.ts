import { type FactChange, type Facts, type Json, type RecordedEvent, streamId } from '@mingjing/kernel';
import type { InterestDeclared } from '../payloads/officer-events';
import type { ImportCompleted, OfficerRegisterFiled, RegisterReviewed } from '../payloads/register-events';
import { absenceRow } from './absence';
import { evolveEntity } from './entity';
import { announcedImport, importedRegister, importOriginOf, importRowKey } from './import';
import { interestKey } from './interest';
import { evolveOfficer } from './officer';
import { registerState } from './officer-register';
import type { EntityRow, ImportState, OfficerRow, RegisterState } from './rows';
import { entityKey, TABLE } from './rows';

/** What one entry changes in the tables of the registers. */
export function registerFacts(event: RecordedEvent, facts: Facts): readonly FactChange[] {
  return [...changesByType(event, facts), ...announcement(event), ...importedRow(event, facts)];
}

function changesByType(event: RecordedEvent, facts: Facts): readonly FactChange[] {
  return ROWS[event.type]?.(event, facts) ?? [];
}

type Rows = (event: RecordedEvent, facts: Facts) => readonly FactChange[];

const officerRows: Rows = (event, facts) => [
  ...officerChanges(event, facts),
  register(facts, 'OFFICERS', { changed: event.index }),
];

const ROWS: Readonly<Record<string, Rows>> = {
  EntityRegistered: entityRows,
  EntityChanged: entityRows,
  EntityExcluded: entityRows,
  OfficerRegistered: officerRows,
  OfficerChanged: officerRows,
  InterestDeclared: (event) => [interest(event)],
  AbsenceRecorded: (event) => [absenceRow(event)],
  RegisterReviewed: ({ data }, facts) => {
    const { register: name, reviewed } = data as unknown as RegisterReviewed;
    return [register(facts, name, { reviewed })];
  },
  OfficerRegisterFiled: ({ data, index }, facts) => {
    const { root } = data as unknown as OfficerRegisterFiled;
    return [register(facts, 'OFFICERS', { filed: index, root })];
  },
  ImportCompleted: importCompleted,
};

/** An entity that moves leaves the rows of its district. */
function entityRows(event: RecordedEvent, facts: Facts): readonly FactChange[] {
  const id = streamId(event.stream);
  const before = facts.state('registers', event.stream) as EntityRow | undefined;
  const after = evolveEntity(before, event);
  if (after === undefined) return [];
  const row = { table: TABLE.entity, key: entityKey(after, id), value: asJson(after) };
  if (before === undefined || before.district === after.district) return [row];
  return [{ table: TABLE.entity, key: entityKey(before, id), value: null }, row];
}

/** The officer's row, and one for each field that he takes up or leaves. */
function officerChanges(event: RecordedEvent, facts: Facts): readonly FactChange[] {
  const id = streamId(event.stream);
  const before = facts.state('registers', event.stream) as OfficerRow | undefined;
  const after = evolveOfficer(before, event);
  const [had, has] = [before?.fields ?? [], after?.fields ?? []];
  const inField = (field: string, value: true | null): FactChange => ({
    ...{ table: TABLE.officerField, key: `${field} ${id}`, value },
  });
  return [
    { table: TABLE.officer, key: id, value: asJson(after) },
    ...had.filter((field) => !has.includes(field)).map((field) => inField(field, null)),
    ...has.filter((field) => !had.includes(field)).map((field) => inField(field, true)),
  ];
}

function interest(event: RecordedEvent): FactChange {
  const { officer, entity, withdrawn } = event.data as unknown as InterestDeclared;
  const value = withdrawn === true ? null : { since: event.index };
  return { table: TABLE.interest, key: interestKey(officer, entity), value };
}

function register(facts: Facts, name: 'ENTITIES' | 'OFFICERS', change: RegisterState): FactChange {
  return { table: TABLE.register, key: name, value: asJson({ ...registerState(facts, name), ...change }) };
}

/** Officers who come into effect change the register as much as officers entered by hand. */
function importCompleted(event: RecordedEvent, facts: Facts): readonly FactChange[] {
  const { file, register: name } = event.data as unknown as ImportCompleted;
  const before = facts.get(TABLE.import, file.sha256) as ImportState | undefined;
  const state = { rows: 0, ...before, register: name, completed: event.index };
  const completed = { table: TABLE.import, key: file.sha256, value: asJson(state) };
  return name === 'OFFICERS' ? [completed, register(facts, name, { changed: event.index })] : [completed];
}

function announcement({ data, stream }: RecordedEvent): readonly FactChange[] {
  const file = announcedImport(data);
  return file === undefined
    ? []
    : [{ table: TABLE.importAnnounced, key: file, value: importedRegister(stream) }];
}

function importedRow(event: RecordedEvent, facts: Facts): readonly FactChange[] {
  const origin = importOriginOf(event.data);
  if (origin === undefined) return [];
  const before = facts.get(TABLE.import, origin.file) as ImportState | undefined;
  const state = before ?? { register: importedRegister(event.stream), rows: 0 };
  return [
    { table: TABLE.importRow, key: importRowKey(origin.file, origin.row), value: event.id },
    { table: TABLE.import, key: origin.file, value: asJson({ ...state, rows: state.rows + 1 }) },
  ];
}

function asJson(row: EntityRow | OfficerRow | ImportState | RegisterState | undefined): Json | null {
  return row === undefined ? null : (row as unknown as Json);
}
