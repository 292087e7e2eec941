import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const ROOT = join(__dirname, '..', '..');

/** `UPDATE_CONTRACTS=1 npx jest test/catalogue` writes what is generated; the diff is then reviewed. */
const UPDATES = process.env['UPDATE_CONTRACTS'] === '1';

/** Files that are generated and committed, so that every change of a contract shows up in a review. */
export function expectCommitted(files: ReadonlyMap<string, string>, folder?: string): void {
  if (UPDATES) {
    if (folder !== undefined) rmSync(join(ROOT, folder), { recursive: true, force: true });
    for (const [name, text] of files) {
      mkdirSync(dirname(join(ROOT, name)), { recursive: true });
      writeFileSync(join(ROOT, name), text);
    }
  }
  for (const [name, text] of files) {
    const path = join(ROOT, name);
    expect({ name, text: existsSync(path) ? readFileSync(path, 'utf8') : 'missing' }).toEqual({ name, text });
  }
  if (folder === undefined) return;
  const committed = readdirSync(join(ROOT, folder)).map((name) => `${folder}/${name}`);
  expect(committed.sort()).toEqual([...files.keys()].sort());
}
