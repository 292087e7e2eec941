import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { transformFileSync, type Options } from '@swc/core';

const ROOT = join(__dirname, '..', '..');
const SOURCE = 'libs/draw/src/verifier/ten-minute-verifier.ts';
const TRANSCRIPT = 'docs/examples/draw-transcript.json';

/** How the build compiles. */
// eslint-disable-next-line @typescript-eslint/no-require-imports
const settings = require('../../scripts/swc.cjs') as Options;

const read = (path: string): string => readFileSync(join(ROOT, path), 'utf8');
const COMMAND = /npm run build && node -p '[^']+' \S+/;
const commandIn = (text: string): string => COMMAND.exec(text)?.[0] ?? 'no command';

describe('the ten-minute verifier, run by itself', () => {
  // Nothing else of the project is there.
  const home = mkdtempSync(join(tmpdir(), 'mingjing-ten-minutes-'));
  const command = commandIn(read('libs/draw/README.md'));

  beforeAll(() => {
    const compiled = join(home, 'dist', SOURCE.replace(/ts$/, 'js'));
    mkdirSync(dirname(compiled), { recursive: true });
    writeFileSync(compiled, transformFileSync(join(ROOT, SOURCE), { ...settings, swcrc: false }).code);
    cpSync(join(ROOT, TRANSCRIPT), join(home, TRANSCRIPT));
  });
  afterAll(() => rmSync(home, { recursive: true, force: true }));

  /** The line as a shell takes it; what it builds lies here already. */
  const pasted = (): string => {
    const line = command.replace('npm run build && ', '');
    const { stdout, stderr } = spawnSync('sh', ['-c', line], { cwd: home, encoding: 'utf8' });
    return `${stdout}${stderr}`.trim();
  };

  it('is told in its own docstring as in the README', () => {
    expect(commandIn(read(SOURCE).replace(/^ \*(?: {5})?/gm, ''))).toBe(command);
  });

  it('recomputes a transcript, and sees what was changed', () => {
    expect(pasted()).toBe('OK');
    const file = join(home, TRANSCRIPT);
    writeFileSync(file, readFileSync(file, 'utf8').replace('"weight": 1', '"weight": 2'));
    expect(pasted()).toBe('DIFFERENT at roots');
  });
});
