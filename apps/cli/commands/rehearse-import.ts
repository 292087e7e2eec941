import { dataFolder } from '../../ledger/composition/data-folder';
import { originOf } from '../../ledger/composition/opening';
import { readPen } from '../../ledger/composition/key-file';
import { given } from '../given';
import { atTheGateway, type Where } from '../gateway/open-gateway';
import type { ImportKind } from '../import/columns';
import { linesLeftOut, standsUnfinished, type ImportRun, type OnUnsound } from '../import/run-import';
import type { CliIo } from '../io';
import { journalsAt, penFor } from './pen-for';

/** Asks the ledger about every row of a file and records nothing; gives what to say. Throws CliFailure. */
export async function rehearseImport(
  asked: Omit<ImportRun, 'pen'>,
  { where, key }: { readonly where: Where; readonly key?: string },
  onUnsound: OnUnsound,
  io: CliIo,
): Promise<string> {
  const { kind, file } = asked;
  if (where.url === undefined && (await originOf(dataFolder(where.data))) === undefined) {
    onUnsound(file.faults);
    return `${file.name}: ${rowsAre(file.sound.length)} sound by themselves. No ledger was asked: ${where.data} holds none, name one with --data or --url. Nothing was recorded.`;
  }
  const { pen, path } = readerFor(kind, where, key);
  const journals = journalsAt(where, path);
  return atTheGateway(where, io, pen, async (gateway) => {
    const begun = journals.find(gateway.origin, file.sha256);
    if (begun !== undefined && begun.secret === undefined) {
      return `${file.name} was imported before; nothing was recorded.`;
    }
    if (begun !== undefined && (await standsUnfinished(gateway, file.sha256))) {
      return `${file.name}: the import of ${begun.rows} rows was begun; without --dry-run it goes on. Nothing was recorded.`;
    }
    const leftOut = await linesLeftOut({ ...asked, ...given({ pen }) }, gateway, onUnsound, io);
    const whose = pen === undefined ? SIGNER_NOT_ASKED : ` for ${pen.actor}`;
    return `${file.name}: ${rowsAre(file.sound.length - leftOut.length)} sound${whose}; nothing was recorded.`;
  });
}

const SIGNER_NOT_ASKED = ' in this ledger (give --key: without it nobody asks whether you may state them)';

export const rowsAre = (count: number): string => (count === 1 ? '1 row is' : `${count} rows are`);

/** A service asks who reads; whoever has the data folder needs no key to ask it. */
function readerFor(
  kind: ImportKind,
  where: Where,
  key: string | undefined,
): { readonly path: string; readonly pen?: ReturnType<typeof readPen> } {
  if (where.url !== undefined) return penFor(where, kind, key);
  return key === undefined ? { path: '' } : { path: key, pen: readPen(key) };
}
