import { lengthPrefixed, concatBytes, uuidFromDigest, type JsonObject } from '@mingjing/kernel';
import { importRowsRoot } from '@mingjing/registers/contracts';
import { REGISTRAR } from '../county/people';
import { MINUTE } from '../story/moments';
import type { Act, Sitting } from '../story/step';
import { sitting, type Story } from '../story/story';
import { entityOfRow, officerOfRow, rowsOf, type RegisterFile, type Row } from './register-file';

/** Rows that go in one array. */
const PAGE = 250;

interface Register {
  readonly name: 'ENTITIES' | 'OFFICERS';
  readonly type: string;
  readonly stream: (row: Row) => string;
  readonly read: (row: Row) => { readonly data: JsonObject; readonly personal: Row };
}

export const ENTITIES: Register = {
  name: 'ENTITIES',
  type: 'EntityRegistered',
  stream: (row) => `entity/${row['id'] ?? ''}`,
  read: entityOfRow,
};

export const OFFICERS: Register = {
  name: 'OFFICERS',
  type: 'OfficerRegistered',
  stream: (row) => `officer/${row['id'] ?? ''}`,
  read: officerOfRow,
};

/** Every row of the file as a statement of its own, and at last the one that brings them into effect. */
export function importRegister(
  story: Story,
  file: RegisterFile,
  register: Register,
  moment: number,
): readonly Sitting[] {
  const rows = rowsOf(file).map((row, i) => actOfRow(story, file, register, row, i + 1, moment));
  const pages: Sitting[] = [];
  for (let from = 0; from < rows.length; from += PAGE) {
    pages.push(sitting(moment + pages.length * MINUTE, REGISTRAR, rows.slice(from, from + PAGE)));
  }
  const end = moment + pages.length * MINUTE;
  return [...pages, sitting(end, REGISTRAR, [completed(story, file, register, rows, end)])];
}

function actOfRow(
  story: Story,
  file: RegisterFile,
  { type, stream, read }: Register,
  row: Row,
  number: number,
  moment: number,
): Act {
  const { data, personal } = read(row);
  const imported = { ...data, import: { file: file.sha256, row: number } };
  const id = rowId(story, file, number);
  for (const value of Object.values(personal)) story.truth.planted.add(value);
  return { id, type, stream: stream(row), occurredAt: moment, data: imported, personal };
}

function completed(
  story: Story,
  file: RegisterFile,
  register: Register,
  rows: readonly Act[],
  moment: number,
): Act {
  const stated = rows.map(({ id }, i) => ({ id, row: i + 1 }));
  return story.act('ImportCompleted', `import/${file.sha256}`, moment, {
    register: register.name,
    file: { sha256: file.sha256, size: file.bytes.length },
    rows: rows.length,
    rowsRoot: importRowsRoot(story.sha256, stated),
  });
}

/** From the file's hash and the row, so that the same file sent again is the same statements. */
function rowId(story: Story, file: RegisterFile, row: number): string {
  return uuidFromDigest(
    story.sha256(concatBytes(lengthPrefixed(file.sha256), lengthPrefixed(`row ${String(row)}`))),
  );
}
