import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { liesInMemory } from './machine/disk';
import { describeMachine, machineText, type Machine } from './machine/machine';
import { isMet, type Row } from './report/row';
import { tableOf } from './report/table';
import { BadArguments, optionsFrom, type Options } from './run/options';
import type { Length } from './run/length';
import { runUnit } from './run/run-unit';
import { now } from './measure/rate';
import { units } from './units';

const CAVEATS: Readonly<Partial<Record<Length, string>>> = {
  quick: 'quick: fewer repetitions and shorter logs; for a first look only',
  trial: 'trial: every measurement can be made; the figures say nothing',
};

/** `npm run bench`: ratios against limits and peers, measured in this run. */
async function main(): Promise<void> {
  const options = optionsFrom(
    process.argv.slice(2),
    {
      all: units.map(({ name }) => name),
      usual: units.filter(({ isLong }) => isLong !== true).map(({ name }) => name),
    },
    process.cwd(),
  );
  const root = temporaryFolder(options.folder);
  const machine = describeMachine(root);
  if (liesInMemory(machine.fileSystem)) {
    throw new BadArguments(
      `${options.folder} lies in memory (${machine.fileSystem}), where flushing costs nothing; name a folder on a disk: --folder DIR`,
    );
  }
  console.log(`${machineText(machine)}\n`);
  const { rows, failures } = await measure(options, root);
  console.log(tableOf(rows));
  for (const failure of failures) console.error(failure);
  const caveat = CAVEATS[options.length];
  if (caveat !== undefined) console.log(`\n${caveat}`);
  if (options.json !== undefined) writeJson(options.json, machine, options, rows);
  if (failures.length > 0) process.exitCode = 1;
}

async function measure(
  options: Options,
  root: string,
): Promise<{ readonly rows: readonly Row[]; readonly failures: readonly string[] }> {
  const rows: Row[] = [];
  const failures: string[] = [];
  for (const unit of options.units) {
    const started = now();
    process.stderr.write(`measuring ${unit} …\n`);
    const report = await runUnit(unit, root, options);
    process.stderr.write(`  ${((now() - started) / 1000).toFixed(0)} s\n`);
    if (report.ok) rows.push(...report.rows);
    else failures.push(`${unit} could not be measured: ${report.why}`);
  }
  return { rows, failures };
}

/** On the disk under test, beside the ledgers of this clone; gone when the run ends, however it ends. */
function temporaryFolder(parent: string): string {
  const folder = mkdtempSync(join(parent, 'data-bench-'));
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  process.once('SIGINT', () => process.exit(130));
  process.once('SIGTERM', () => process.exit(143));
  return folder;
}

function writeJson(path: string, machine: Machine, { length }: Options, rows: readonly Row[]): void {
  const results = rows.map((row) => ({ ...row, met: row.goal === undefined ? null : isMet(row) }));
  writeFileSync(path, `${JSON.stringify({ machine, length, rows: results }, null, 2)}\n`);
}

main().catch((error: unknown) => {
  const expected = error instanceof BadArguments;
  console.error(expected ? error.message : error);
  process.exitCode = 1;
});
