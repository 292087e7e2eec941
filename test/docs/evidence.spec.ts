import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

const ROOT = join(__dirname, '../..');
const FOLDER = join(ROOT, 'docs/evidence');
const { scripts } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as {
  readonly scripts: Readonly<Record<string, string>>;
};

/** Rows of the tables of a page, but for their heads. */
const rowsOf = (page: string): readonly string[] =>
  readFileSync(join(FOLDER, page), 'utf8')
    .split('\n')
    .filter((line) => /^\| (?!Promise |-+ )/.test(line));
const rows = readdirSync(FOLDER).flatMap((page) => rowsOf(page).map((row) => [page, row] as const));
const units = readdirSync(join(ROOT, 'bench/units')).map((file) =>
  readFileSync(join(ROOT, 'bench/units', file), 'utf8'),
);

describe('a page of evidence', () => {
  it('is there, and names what it rests on', () => {
    expect(rows.length).toBeGreaterThan(40);
  });

  it.each(rows)('%s shows where it holds: %s', (_page, row) => {
    const tests = [...row.matchAll(/`([^`]+\.(?:spec|conformance)\.ts)`: "(.+?)"(?=;| +\|)/g)];
    const commands = [...row.matchAll(/`npm run ([^` ]+)(?: -- --only ([^` ]+))?`/g)];
    // Whatever the row names is looked at.
    expect([tests.length, commands.length]).toEqual([
      row.split('.ts`').length - 1,
      row.split('`npm run').length - 1,
    ]);
    expect(tests.length + commands.length).toBeGreaterThan(0);
    for (const [, path = '', title = ''] of tests) {
      expect({ path, exists: existsSync(join(ROOT, path)) }).toEqual({ path, exists: true });
      expect(readFileSync(join(ROOT, path), 'utf8')).toContain(`'${title}'`);
    }
    for (const [, name = '', unit] of commands) {
      expect(Object.keys(scripts)).toContain(name);
      if (unit !== undefined) expect(units.some((text) => text.includes(`name: '${unit}'`))).toBe(true);
    }
  });
});
