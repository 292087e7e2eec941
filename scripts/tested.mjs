import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { root } from './run.mjs';

const FILE = join(root, 'node_modules/.cache/mingjing-tested');

/**
 * The arguments by which Jest runs only the suites that a change since the last good run can have broken: those
 * that import a changed module, however far away. None, so that all run, where no run was good yet, or where
 * anything but modules and pages of text changed: Jest does not know which suite reads a file.
 */
export function sinceLastGood() {
  const commit = lastGood();
  const changed = commit && changedSince(commit);
  return changed?.every(isFollowed) ? [`--changedSince=${commit}`, '--passWithNoTests'] : [];
}

/** The tree's commit, where nothing in the tree differs from it: what is found good now is found good of it. */
export function cleanCommit() {
  const commit = git('rev-parse', 'HEAD')?.trim();
  return commit && changedSince(commit)?.length === 0 ? commit : undefined;
}

export function rememberGood(commit) {
  mkdirSync(dirname(FILE), { recursive: true });
  writeFileSync(FILE, commit);
}

/** Specs about pages are whole systems, which only `npm test` runs. */
const isFollowed = (path) => /\.(ts|md)$/.test(path);

function lastGood() {
  try {
    return readFileSync(FILE, 'utf8');
  } catch {
    return undefined;
  }
}

function changedSince(commit) {
  const edited = git('diff', '--name-only', '--no-renames', commit);
  const added = git('ls-files', '--others', '--exclude-standard');
  if (edited === undefined || added === undefined) return undefined;
  return `${edited}${added}`.split('\n').filter(Boolean);
}

/** What git says; nothing where there is no git, no repository, or no such commit any more. */
function git(...args) {
  const ran = spawnSync('git', args, { cwd: root, encoding: 'utf8' });
  return ran.status === 0 ? ran.stdout : undefined;
}
