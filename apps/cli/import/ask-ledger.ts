import { CliFailure, EXIT } from '../failure';
import type { Gateway, Standing } from '../gateway/gateway';
import { streamOf, type ImportKind } from './columns';
import type { ImportFile } from './read-import-file';
import type { SoundRow } from './read-rows';
import type { RowFault } from './table';

/**
 * What the ledger would say to the rows of a file as it stands: ids that are taken, licensors and entities that it
 * does not know. Throws CliFailure where the file was begun elsewhere, or all of it stands.
 */
export async function askLedger(
  kind: ImportKind,
  file: ImportFile,
  gateway: Gateway,
): Promise<readonly RowFault[]> {
  const begun = (await gateway.unfinishedImports()).find((one) => one.file === file.sha256);
  if (begun !== undefined) throw begunElsewhere(file.name, begun.rows);
  const streamFor = ({ id }: SoundRow): string => (kind === 'tasks' ? `entity/${id}` : streamOf(kind, id));
  const standing = await gateway.standing(file.sound.map(streamFor));
  const faultOf = kind === 'tasks' ? unknownEntity : idStands;
  const unlicensed = await unknownOrganisations(kind, file.sound, gateway);
  const faults = file.sound.flatMap(
    (row) => faultOf(row, standing.get(streamFor(row))) ?? unlicensed.get(row.line) ?? [],
  );
  const stands = (row: SoundRow): boolean => isInEffect(standing.get(streamFor(row)));
  const isOver = kind !== 'tasks' && file.faults.length === 0 && file.sound.every(stands);
  if (isOver) throw nothingLeft(file.name);
  return faults;
}

function isInEffect(standing: Standing | undefined): boolean {
  return standing !== undefined && standing.unfinished === undefined;
}

function idStands({ line, id }: SoundRow, standing: Standing | undefined): RowFault | undefined {
  if (standing === undefined) return undefined;
  const reason =
    standing.unfinished === undefined
      ? `${id} stands in the ledger already; state what changed instead, and take the line out.`
      : `${id} ${cameUnfinished(standing.unfinished)}`;
  return { line, code: 'id-stands', reason };
}

function unknownEntity({ line, id }: SoundRow, standing: Standing | undefined): RowFault | undefined {
  if (isInEffect(standing)) return undefined;
  const reason =
    standing?.unfinished === undefined
      ? `No entity ${id} stands in the register; register it first, or check the id.`
      : `${id} ${cameUnfinished(standing.unfinished)}`;
  return { line, code: 'entity-unknown', reason };
}

/** Which member names the organisation that licenses an entity, or to which an officer belongs. */
const ORGANISATION = { entities: 'licensor', officers: 'org' } as const;

/** By line: the organisation that a row names is one that the ledger knows. */
async function unknownOrganisations(
  kind: ImportKind,
  rows: readonly SoundRow[],
  gateway: Gateway,
): Promise<ReadonlyMap<number, RowFault>> {
  if (kind === 'tasks') return new Map();
  const member = ORGANISATION[kind];
  const namedBy = ({ data }: SoundRow): string => data[member] as string;
  const known = await gateway.standing([...new Set(rows.map((row) => `org/${namedBy(row)}`))]);
  const unknown = rows.filter((row) => !known.has(`org/${namedBy(row)}`));
  return new Map(unknown.map((row) => [row.line, organisationUnknown(row.line, member, namedBy(row))]));
}

function organisationUnknown(line: number, member: string, id: string): RowFault {
  const reason = `The ${member} "${id}" is no registered organisation: register it first, or correct the id.`;
  return { line, code: 'org-unknown', reason };
}

function cameUnfinished(file: string): string {
  return `came with the import of another file that is not completed (SHA-256 ${file}): import that file again to go on, or close it with \`mingjing import close\`.`;
}

function nothingLeft(name: string): CliFailure {
  const what = `Every row of ${name} stands in the ledger already under its id; there is nothing to import.`;
  return new CliFailure(what, EXIT.unreadable);
}

function begunElsewhere(name: string, rows: number): CliFailure {
  return new CliFailure(
    `The import of ${name} was begun (${rows} rows of it stand), and its journal, which holds the salts, is not here. Go on where it was begun, or close it over the rows that stand: mingjing import close ${name}`,
    EXIT.no,
  );
}
