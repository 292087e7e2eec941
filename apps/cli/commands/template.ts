import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { unreadable } from '../failure';
import type { ImportKind } from '../import/columns';
import type { CliIo } from '../io';

/** Prints the template of a file, or writes it as CSV or XLSX, by the name's ending. */
export function template(kind: ImportKind, out: string | undefined, io: CliIo): void {
  const ending = out === undefined ? 'csv' : (out.split('.').pop() ?? '');
  if (ending !== 'csv' && ending !== 'xlsx') {
    throw unreadable(`A template is a .csv or an .xlsx; "${out ?? ''}" is neither.`);
  }
  const shipped = readFileSync(join(__dirname, '../import/templates', `${kind}.${ending}`));
  if (out === undefined) {
    io.out(
      shipped
        .toString('utf8')
        .replace(/^\ufeff/, '')
        .trimEnd(),
    );
    return;
  }
  try {
    writeFileSync(out, shipped, { flag: 'wx' });
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code !== 'EEXIST') throw cause;
    throw unreadable(`${out} is there already; choose a name that is not there yet.`, cause);
  }
  io.out(out);
}
