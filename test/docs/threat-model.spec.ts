import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const ROOT = join(__dirname, '../..');
const page = readFileSync(join(ROOT, 'docs/threat-model.md'), 'utf8');
const tried = page.split('\n').filter((line) => /^\| .* \| `[^`]+\.spec\.ts`: "/.test(line));
const attacks = page.split('\n').filter((line) => /^\| +\d+ \|/.test(line));
const { scripts } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as {
  readonly scripts: Readonly<Record<string, string>>;
};

describe('the threat model', () => {
  it('has each of the twenty attacks, in order', () => {
    expect(attacks.map((line) => Number(line.split('|')[1]))).toEqual(
      Array.from({ length: 20 }, (_, at) => at + 1),
    );
  });

  it('has what is tried on several machines', () => {
    expect(tried.length).toBeGreaterThan(5);
  });

  it.each([...new Set([...attacks, ...tried])])('shows where it holds: %s', (line) => {
    const tests = [...line.matchAll(/`([^`]+\.spec\.ts)`: "([^"]+)"/g)];
    const commands = [...line.matchAll(/`npm run ([^`]+)`/g)];
    expect(tests.length + commands.length).toBeGreaterThan(0);
    for (const [, path = '', title = ''] of tests) {
      expect(existsSync(join(ROOT, path))).toBe(true);
      expect(readFileSync(join(ROOT, path), 'utf8')).toContain(`'${title}'`);
    }
    for (const [, name = ''] of commands) expect(Object.keys(scripts)).toContain(name);
  });
});
