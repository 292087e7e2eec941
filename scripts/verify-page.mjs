import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { root } from './run.mjs';

const require = createRequire(import.meta.url);
const folder = join(root, 'apps/verify-page');

/**
 * verify.html: markup, style and script in one file. The same sources give the same bytes, on any
 * machine and in any folder: no time, no path and no host stands in it.
 */
export async function verifyPage() {
  const style = readFileSync(join(folder, 'page/page.css'), 'utf8');
  const script = await bundled();
  const html = readFileSync(join(folder, 'page/page.html'), 'utf8');
  return html
    .replace('%CSP%', () => policyFor(script, style))
    .replace(/\s*%STYLE%\s*/, () => style)
    .replace(/\s*%SCRIPT%\s*/, () => script);
}

/** Nothing but this very script and style: no network, no form, no frame, no markup made from text. */
function policyFor(script, style) {
  return [
    "default-src 'none'",
    `script-src '${hashOf(script)}'`,
    `style-src '${hashOf(style)}'`,
    "base-uri 'none'",
    "form-action 'none'",
    "require-trusted-types-for 'script'",
    "trusted-types 'none'",
  ].join('; ');
}

function hashOf(text) {
  return `sha256-${createHash('sha256').update(text).digest('base64')}`;
}

/** Readable, not minified: a reviewer may want to see what he runs. */
async function bundled() {
  const { paths } = JSON.parse(readFileSync(join(root, 'tsconfig.json'), 'utf8')).compilerOptions;
  const { outputFiles } = await require('esbuild').build({
    entryPoints: ['apps/verify-page/main.ts'],
    absWorkingDir: root,
    alias: Object.fromEntries(Object.entries(paths).map(([name, [path]]) => [name, `./${path}`])),
    bundle: true,
    write: false,
    format: 'iife',
    platform: 'browser',
    target: 'es2022',
    charset: 'utf8',
    legalComments: 'none',
    // Our libraries do nothing when they are loaded: what the page does not use stays out.
    plugins: [{ name: 'pure-libraries', setup: withoutSideEffects }],
  });
  const script = outputFiles[0].text;
  if (/<\/script|<!--/i.test(script)) throw new Error('The script would end inside the page');
  return `\n${script}`;
}

function withoutSideEffects(build) {
  build.onResolve({ filter: /^\.{1,2}\// }, async ({ path, pluginData, ...from }) => {
    if (pluginData === 'resolving' || !from.importer.startsWith(join(root, 'libs'))) return undefined;
    const { resolveDir, importer, kind } = from;
    const found = await build.resolve(path, { resolveDir, importer, kind, pluginData: 'resolving' });
    return { ...found, sideEffects: false };
  });
}

/** Writes the page; prints its SHA-256. */
export async function writeVerifyPage(path) {
  const html = await verifyPage();
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, html);
  return createHash('sha256').update(html).digest('hex');
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const path = resolve(process.argv[2] ?? join(root, 'dist/verify.html'));
  console.log(`${await writeVerifyPage(path)}  ${path}`);
}
