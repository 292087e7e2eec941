import { InvalidArgumentError, Option, type Command } from 'commander';
import { IMPORT_KINDS, type ImportKind } from '../import/columns';
import { unreadable } from '../failure';
import { ENCODINGS, type Encoding } from '../import/decode-text';
import { given } from '../given';
import type { Running } from '../running';
import { dayOption, repeated, whereOf, withData, withUrl } from './shared-options';

/** import entities|officers|tasks FILE, import list, import close, import template. */
export function addImporting(program: Command, running: Running): void {
  const group = program.command('import').description('state the rows of a CSV or XLSX file, all or none');
  for (const kind of IMPORT_KINDS) addKind(group, kind, running);
  addList(group, running);
  addClose(group, running);
  addTemplate(group, running);
}

interface KindOptions {
  readonly data: string;
  readonly url?: string;
  readonly key?: string;
  readonly dryRun?: true;
  readonly skipBad?: true;
  readonly encoding: Encoding;
  readonly sheet?: string;
  readonly level?: 'NATIONAL' | 'PROVINCIAL' | 'CITY';
  readonly document?: string;
  readonly due?: string;
  readonly list?: string;
  readonly cosign?: readonly string[];
}

const SUBJECTS: Readonly<Record<ImportKind, string>> = {
  entities: 'the register of entities',
  officers: 'the register of officers',
  tasks: 'a list of tasks drawn by a higher level',
};

/** What of a file wants the head's or the deputy's signature beside that of whoever states the rows. */
const ORDERED: Readonly<Partial<Record<ImportKind, string>>> = {
  entities: 'the weights of entities',
  tasks: 'the list',
};

function addKind(group: Command, kind: ImportKind, { io }: Running): void {
  const command = withUrl(group.command(kind))
    .description(`import ${SUBJECTS[kind]}`)
    .argument('<file>', 'a .csv or .xlsx with headings, see `import template`')
    .option('--key <file>', 'key file of who states the rows')
    .option('--dry-run', 'check every row, record nothing')
    .option('--skip-bad', 'leave out rows that are not sound, and list them')
    .addOption(new Option('--encoding <name>', 'of a CSV').choices(ENCODINGS).default('auto'))
    .option('--sheet <name>', 'of a workbook; the first unless given');
  if (kind === 'tasks') withUpstream(command);
  const ordered = ORDERED[kind];
  if (ordered !== undefined)
    command.option(
      '--cosign <file>',
      `key file of the head or the deputy, who orders ${ordered} (may be repeated)`,
      repeated,
      [],
    );
  command.action(async (file: string, options: KindOptions) => {
    const { importFile } = await import('../commands/import');
    const { key, sheet, level, document, due, encoding } = options;
    const { list: id, cosign = [] } = options;
    const upstream =
      level === undefined || document === undefined || due === undefined
        ? undefined
        : { level, document, due, ...given({ id }) };
    const switches = { dryRun: options.dryRun === true, skipBad: options.skipBad === true };
    await importFile(
      kind,
      file,
      { where: whereOf(options), encoding, cosign, ...switches, ...given({ key, sheet, upstream }) },
      io,
    );
  });
}

function withUpstream(command: Command): void {
  command
    .addOption(
      new Option('--level <level>', 'who drew it')
        .choices(['NATIONAL', 'PROVINCIAL', 'CITY'])
        .makeOptionMandatory(),
    )
    .requiredOption('--document <number>', 'number of the document that it came with')
    .requiredOption('--due <day>', 'by when all of it is due; a row may have a day of its own', dayOption)
    .option('--list <id>', 'id of the list; from the file unless given');
}

function addList(group: Command, { io }: Running): void {
  withUrl(group.command('list'))
    .description('list imports that were begun and not completed')
    .option('--key <file>', 'key file of the reader, where a service is asked')
    .action(async (options: { data: string; url?: string; key?: string }) => {
      const { listImports } = await import('../commands/import');
      const { readPen } = await import('../../ledger/composition/key-file');
      await listImports(whereOf(options), options.key === undefined ? undefined : readPen(options.key), io);
    });
}

interface CloseOptions {
  readonly data: string;
  readonly url?: string;
  readonly key: string;
  readonly encoding: Encoding;
  readonly sheet?: string;
  readonly size?: number;
}

function addClose(group: Command, { io }: Running): void {
  withUrl(group.command('close'))
    .description('complete an import that cannot go on, over the rows that stand; lists what it leaves out')
    .argument('<file>', 'the file as it was imported, or its SHA-256 as `import list` prints it')
    .requiredOption('--key <file>', 'key file of who completes it: a registrar; of tasks an organiser')
    .addOption(new Option('--encoding <name>', 'of a CSV').choices(ENCODINGS).default('auto'))
    .option('--sheet <name>', 'of a workbook; the first unless given')
    .option('--size <bytes>', 'how large the file was, where neither it nor its journal is at hand', bytes)
    .action(async (named: string, options: CloseOptions) => {
      const { closeImport } = await import('../commands/close-import');
      const { key, encoding, sheet, size } = options;
      const where = whereOf(options);
      await closeImport(named, { where, key, encoding, ...given({ sheet, size }) }, io);
    });
}

function bytes(value: string): number {
  if (/^\d{1,12}$/.test(value)) return Number(value);
  throw new InvalidArgumentError('It is a number of bytes such as 40960.');
}

function addTemplate(group: Command, { io }: Running): void {
  withData(group.command('template'))
    .description('print the template of a file, or write it')
    .argument('<kind>', IMPORT_KINDS.join(', '))
    .option('--out <file>', 'a .csv or .xlsx to write')
    .action(async (kind: string, { out }: { readonly out?: string }) => {
      const known = IMPORT_KINDS.find((one) => one === kind);
      if (known === undefined) throw unreadable(`"${kind}" is none of ${IMPORT_KINDS.join(', ')}.`);
      const { template } = await import('../commands/template');
      template(known, out, io);
    });
}
