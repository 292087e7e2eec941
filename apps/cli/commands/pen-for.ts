import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Pen } from '@mingjing/client';
import { dataFolder } from '../../ledger/composition/data-folder';
import { readPen } from '../../ledger/composition/key-file';
import { unreadable } from '../failure';
import type { Where } from '../gateway/open-gateway';
import type { ImportKind } from '../import/columns';
import { ImportJournals } from '../import/import-journal';

const WHO: Readonly<Record<ImportKind, string>> = {
  entities: 'registrar',
  officers: 'registrar',
  tasks: 'organiser',
};

/** The key that states an import: the one given, else the only fitting one of the data folder. Throws CliFailure. */
export function penFor(
  { data }: Where,
  kind: ImportKind,
  given: string | undefined,
): { readonly path: string; readonly pen: Pen } {
  if (given !== undefined) return { path: given, pen: readPen(given) };
  const fitting = keysIn(dataFolder(data).keys).filter(({ pen }) => pen.actor.startsWith(`${WHO[kind]}/`));
  const [only] = fitting;
  if (only !== undefined && fitting.length === 1) return only;
  throw unreadable(`Rows of ${kind} are stated by a ${WHO[kind]}; give his key with --key FILE.`);
}

function keysIn(folder: string): readonly { readonly path: string; readonly pen: Pen }[] {
  if (!existsSync(folder)) return [];
  const paths = readdirSync(folder).filter((name) => name.endsWith('.key'));
  return paths.map((name) => join(folder, name)).map((path) => ({ path, pen: readPen(path) }));
}

/** Beside the ledger, or, where that is elsewhere, beside the key. */
export function journalsAt({ data, url }: Where, keyPath: string): ImportJournals {
  return new ImportJournals(
    url === undefined ? join(dataFolder(data).root, 'imports') : `${keyPath}.imports`,
  );
}
