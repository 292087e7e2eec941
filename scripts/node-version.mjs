import { readFileSync } from 'node:fs';

const root = new URL('../', import.meta.url);

/** Ends the process with one plain sentence where Node is older than package.json asks for. */
export function requireNode() {
  const { engines } = JSON.parse(readFileSync(new URL('package.json', root), 'utf8'));
  const wanted = engines.node.replace('>=', '');
  if (isAtLeast(process.versions.node, wanted)) return;
  console.error(
    `Mingjing needs Node ${wanted} or newer; this is Node ${process.versions.node} (${process.execPath}). ` +
      'Install a newer Node from https://nodejs.org and try again.',
  );
  process.exit(1);
}

function isAtLeast(version, wanted) {
  const have = version.split('.').map(Number);
  for (const [place, least] of wanted.split('.').map(Number).entries()) {
    if (have[place] !== least) return have[place] > least;
  }
  return true;
}
