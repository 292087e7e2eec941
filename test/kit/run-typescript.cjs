'use strict';

/**
 * Lets a child process of a test run the sources as they are: `node -r test/kit/run-typescript.cjs FILE.ts`.
 * What was compiled is kept beside what other tools keep, by content, so that the next child starts at once.
 */
const { createHash } = require('node:crypto');
const { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } = require('node:fs');
const { join } = require('node:path');
const { transformSync } = require('@swc/core');
const swc = require('../../scripts/swc.cjs');
const { paths } = require('../../tsconfig.json').compilerOptions;

const root = join(__dirname, '../..');
const kept = join(root, 'node_modules/.cache/mingjing-compiled');
mkdirSync(kept, { recursive: true });

require.extensions['.ts'] = (module, file) => module._compile(compiled(file), file);

function compiled(file) {
  const source = readFileSync(file, 'utf8');
  const path = join(kept, `${createHash('sha256').update(`${file}\n${source}`).digest('hex')}.js`);
  if (existsSync(path)) return readFileSync(path, 'utf8');
  const jsc = { ...swc.jsc, baseUrl: root, paths };
  const { code } = transformSync(source, { ...swc, jsc, filename: file, swcrc: false, configFile: false });
  // Children start side by side: nobody may read half a file.
  const part = `${path}.${process.pid}`;
  writeFileSync(part, code);
  renameSync(part, path);
  return code;
}
