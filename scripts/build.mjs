import { createHash } from 'node:crypto';
import { copyFileSync, existsSync, mkdirSync, readFileSync, readdirSync } from 'node:fs';
import { renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { installMissing } from './install.mjs';
import { requireNode } from './node-version.mjs';
import { root, say } from './run.mjs';
import { writeVerifyPage } from './verify-page.mjs';

const require = createRequire(import.meta.url);
const out = join(root, 'dist');
const stamp = '.built';
const sources = ['apps', 'libs', 'bench'];
const settings = [
  'tsconfig.json',
  'package.json',
  'scripts/build.mjs',
  'scripts/swc.cjs',
  'scripts/verify-page.mjs',
];

/**
 * Installs what is missing, compiles apps, libs and bench into dist, and writes verify.html there, unless dist is up to
 * date. It is put in place whole: of two that build at once, each leaves all of it.
 */
export async function buildStale() {
  requireNode();
  installMissing();
  const files = sources.flatMap((folder) => filesUnder(join(root, folder)));
  const state = fingerprint([...files, ...settings.map((name) => join(root, name))]);
  const built = join(out, stamp);
  if (existsSync(built) && readFileSync(built, 'utf8') === state) return;
  say('building into dist …');
  const made = join(root, 'node_modules', '.cache', 'mingjing', `dist-${process.pid}`);
  rmSync(made, { recursive: true, force: true });
  await Promise.all([...files.map((file) => place(file, made)), writeVerifyPage(join(made, 'verify.html'))]);
  writeFileSync(join(made, stamp), state);
  putInPlace(made);
}

function putInPlace(made) {
  const former = `${made}-former`;
  for (;;) {
    unless(['ENOENT'], () => renameSync(out, former));
    if (unless(['ENOTEMPTY', 'EEXIST'], () => renameSync(made, out))) break;
    rmSync(former, { recursive: true, force: true });
  }
  rmSync(former, { recursive: true, force: true });
}

/** Whether `step` could be taken; throws for any other reason than `codes`. */
function unless(codes, step) {
  try {
    step();
    return true;
  } catch (error) {
    if (!codes.includes(error.code)) throw error;
    return false;
  }
}

function filesUnder(folder) {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && isShipped(entry.name))
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name))
    .sort();
}

function isShipped(name) {
  return !name.endsWith('.spec.ts') && !name.endsWith('.d.ts') && !name.endsWith('.md');
}

/** Changes when a file was added, removed or written. */
function fingerprint(files) {
  const hash = createHash('sha256');
  for (const file of files) {
    const { size, mtimeMs } = statSync(file);
    hash.update(`${relative(root, file)} ${size} ${mtimeMs}\n`);
  }
  return hash.digest('hex');
}

/** TypeScript is compiled with its path aliases made relative; every other file is data and is copied. */
async function place(file, made) {
  const target = join(made, relative(root, file));
  mkdirSync(dirname(target), { recursive: true });
  if (!file.endsWith('.ts')) return copyFileSync(file, target);
  const { code, map } = await require('@swc/core').transformFile(file, {
    ...options(),
    sourceFileName: relative(dirname(join(out, relative(root, file))), file),
  });
  const compiled = target.replace(/\.ts$/, '.js');
  writeFileSync(
    compiled,
    `${code}${isBarrel(file) ? SETTLED : ''}\n//# sourceMappingURL=${basename(compiled)}.map\n`,
  );
  writeFileSync(`${compiled}.map`, map);
}

/**
 * A getter for each name that a barrel passes on is asked at every call of a function of another library, and keeps
 * the engine from inlining it. No module here imports in a circle, so that what a barrel gives is settled by its end.
 */
const SETTLED = '\nmodule.exports = { __esModule: true, ...module.exports };';

/** Whether a file does nothing but pass on what others export. */
function isBarrel(file) {
  const statements = readFileSync(file, 'utf8').replace(/\/\*[^]*?\*\/|\/\/.*$/gm, '');
  return /^(\s*export\s+(type\s+)?(\*|\{[^}]*\})\s+from\s+'[^']+';)+\s*$/.test(statements);
}

let compilerOptions;
function options() {
  if (compilerOptions) return compilerOptions;
  const swc = require('./swc.cjs');
  const { paths } = JSON.parse(readFileSync(join(root, 'tsconfig.json'), 'utf8')).compilerOptions;
  compilerOptions = {
    ...swc,
    swcrc: false,
    configFile: false,
    sourceMaps: true,
    inlineSourcesContent: false,
    jsc: { ...swc.jsc, baseUrl: root, paths },
  };
  return compilerOptions;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await buildStale();
