import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Row } from '../../bench/report/row';
import { units } from '../../bench/units';

// A unit takes seconds, and minutes on a machine that does much else.
jest.setTimeout(600_000);

const root = join(__dirname, '../..');

/** On the disk of the clone, because the bench refuses to measure in memory, where temporary folders may lie. */
const folder = mkdtempSync(join(root, 'data-trial-'));

afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('a trial of the bench', () => {
  it.each(units.map(({ name }) => name))('can make every measurement of %s', (name) => {
    const results = join(folder, `${name}.json`);

    const ran = spawnSync(
      process.execPath,
      [join(root, 'dist/bench/main.js'), '--trial', '--only', name, '--folder', folder, '--json', results],
      { encoding: 'utf8' },
    );

    expect(ran).toMatchObject({ status: 0 });
    const { rows } = JSON.parse(readFileSync(results, 'utf8')) as { readonly rows: readonly Row[] };
    expect(rows.length).toBeGreaterThan(0);
    for (const { ratio } of rows) expect(ratio).toBeGreaterThan(0);
  });
});
