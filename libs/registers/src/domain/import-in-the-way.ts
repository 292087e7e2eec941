import { type Facts, rejection, type Rejection, streamId, streamWord } from '@mingjing/kernel';
import { importIsComplete } from './in-effect';
import { entityInKey, TABLE, type EntityRow } from './rows';

const REGISTERS: readonly string[] = ['entity', 'officer'];

/** The file that the row of an entity or officer came with, where that import is not completed. */
export function importInTheWay(facts: Facts, stream: string): string | undefined {
  if (!REGISTERS.includes(streamWord(stream))) return undefined;
  const file = fileOf(facts.state('registers', stream));
  return file === undefined || importIsComplete(facts, file) ? undefined : file;
}

/** Streams of the entities and officers that came with a file, by id. */
export function streamsOfImport(facts: Facts, file: string): readonly string[] {
  const entities: string[] = [];
  for (const { key, value } of facts.each(TABLE.entity)) {
    const row = value as unknown as EntityRow;
    if (fileOf(row) === file) entities.push(entityInKey(key, row));
  }
  const officers = facts.list(TABLE.officer, '').filter(({ value }) => fileOf(value) === file);
  return [...entities.sort().map((id) => `entity/${id}`), ...officers.map(({ key }) => `officer/${key}`)];
}

/** Nothing is stated of a row whose import may yet be completed or closed. */
export function refuseUnfinished(facts: Facts, stream: string): Rejection | undefined {
  const file = importInTheWay(facts, stream);
  if (file === undefined) return undefined;
  const subject = streamId(stream);
  return rejection('import-unfinished', `${subject} ${cameWith(file)}`, {
    [streamWord(stream)]: subject,
    file,
  });
}

/** What the reason of a refusal says of the file that is in the way. */
export function cameWith(file: string): string {
  return `came with the import of a file that is not completed (SHA-256 ${file}). Import that file again to go on, or close it: mingjing import close.`;
}

function fileOf(row: unknown): string | undefined {
  return (row as { readonly import?: string } | undefined)?.import;
}
