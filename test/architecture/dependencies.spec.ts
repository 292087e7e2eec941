import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { lawful, violations } from './violations';

const root = join(__dirname, '../..');
const cruiser = join(root, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs');
const rules = '.dependency-cruiser.cjs';

interface Broken {
  readonly from: string;
  readonly rule: { readonly name: string };
}

function cruise(folder: string): readonly Broken[] {
  const args = [cruiser, '{apps,libs,bench,test}/**/*.ts', '--config', rules, '--output-type', 'json'];
  const { stdout, stderr } = spawnSync(process.execPath, args, { cwd: folder, maxBuffer: 2 ** 28 });
  if (stdout.length === 0) throw new Error(`The cruiser did not run: ${stderr.toString()}`);
  return JSON.parse(stdout.toString()).summary.violations;
}

/** A small house on the disk, with this house's rules, aliases and packages. */
function houseOf(files: Readonly<Record<string, string>>): string {
  const house = mkdtempSync(join(tmpdir(), 'mingjing-architecture-'));
  for (const name of [rules, 'package.json', 'tsconfig.json']) cpSync(join(root, name), join(house, name));
  symlinkSync(join(root, 'node_modules'), join(house, 'node_modules'), 'junction');
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(house, name)), { recursive: true });
    writeFileSync(join(house, name), `${text}\n`);
  }
  return house;
}

function brokenIn(files: Readonly<Record<string, string>>): readonly string[] {
  const house = houseOf(files);
  try {
    return cruise(house).map(({ from, rule }) => `${rule.name}: ${from}`);
  } finally {
    rmSync(house, { recursive: true, force: true });
  }
}

describe('the direction of imports', () => {
  it('is kept by every file of the house', () => {
    expect(cruise(root).map(({ from, rule }) => `${rule.name}: ${from}`)).toEqual([]);
  });

  it('allows a house in which everything points the right way', () => {
    const { 'libs/draw/src/http/b.ts': _halfOfACycle, ...house } = lawful;
    expect(brokenIn(house)).toEqual([]);
  });

  describe('is refused', () => {
    let broken: readonly string[] = [];
    beforeAll(() => {
      const wrong = violations.map(({ file, imports }) => [file, imports] as const);
      broken = brokenIn({ ...lawful, ...Object.fromEntries(wrong) });
    });

    it.each(violations)('by $rule where $file says: $imports', ({ rule, file }) => {
      expect(broken).toContain(`${rule}: ${file}`);
    });

    it('by every rule at least once', async () => {
      const { forbidden } = (await import(join(root, rules))) as { forbidden: readonly { name: string }[] };
      const broken = new Set(violations.map(({ rule }) => rule));
      expect([...broken].sort()).toEqual(forbidden.map(({ name }) => name).sort());
    });
  });
});
