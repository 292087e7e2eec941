import { createHash } from 'node:crypto';
import { existsSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { npm, root, say } from './run.mjs';

const modules = join(root, 'node_modules');
const stamp = join(modules, '.mingjing-installed');
const npmsOwnRecord = join(modules, '.package-lock.json');

/** Installs the dependencies unless exactly these stand in node_modules already. */
export function installMissing() {
  if (isInstalled()) return;
  say('installing what is missing (npm install) …');
  install();
  // npm forgets optional packages of platforms that were absent when the lock file was made (npm/cli#4828).
  if (!compilerLoads()) {
    say('the lock file does not know this platform: installing afresh without it …');
    rmSync(modules, { recursive: true, force: true });
    install('--no-package-lock');
  }
  writeFileSync(stamp, fingerprint());
}

function install(...options) {
  // npm install, not npm ci: see above. Development packages are wanted whatever NODE_ENV says.
  const code = npm('install', '--include=dev', '--include=optional', '--no-fund', '--no-audit', ...options);
  if (code === 0) return;
  say('npm install failed; its messages stand above. A network and a package registry are needed once.');
  process.exit(code);
}

function isInstalled() {
  if (!existsSync(npmsOwnRecord)) return false;
  if (existsSync(stamp)) return readFileSync(stamp, 'utf8') === fingerprint();
  const byHand =
    statSync(npmsOwnRecord).mtimeMs >= statSync(join(root, 'package-lock.json')).mtimeMs && compilerLoads();
  if (byHand) writeFileSync(stamp, fingerprint());
  return byHand;
}

/** Same fingerprint, same packages: what is wanted, what is locked, and for which machine. */
function fingerprint() {
  const { dependencies, devDependencies, overrides } = JSON.parse(
    readFileSync(join(root, 'package.json'), 'utf8'),
  );
  const hash = createHash('sha256');
  hash.update(JSON.stringify([dependencies, devDependencies, overrides, process.platform, process.arch]));
  hash.update(readFileSync(join(root, 'package-lock.json')));
  return hash.digest('hex');
}

function compilerLoads() {
  return spawnSync(process.execPath, ['-e', "require('@swc/core')"], { cwd: root }).status === 0;
}
