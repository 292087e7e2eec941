import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(__dirname, '../..');

/** What the lines of a page write into the folder in which they are pasted. */
function leftBy(page: string): readonly string[] {
  const text = readFileSync(join(root, page), 'utf8');
  return [...text.matchAll(/(?:> |--out |--secret |--data )([a-z][\w.-]*)/g)].map(([, name]) => name ?? '');
}

/** Those of which git would say that they are untracked; none where it cannot be asked here (status 128, or no git). */
function notIgnored(names: readonly string[]): readonly string[] {
  return names.filter((name) => {
    // A folder is one by its slash.
    const asked = ['check-ignore', '-q', '--no-index', name.includes('.') ? name : `${name}/`];
    return spawnSync('git', asked, { cwd: root }).status === 1;
  });
}

describe('what a newcomer pastes', () => {
  it('names what it leaves', () => {
    expect(leftBy('docs/quickstart.md')).toEqual(
      expect.arrayContaining([
        'first',
        'head.json',
        'legal.secret',
        'transcript.json',
        'full.mingjing-bundle',
      ]),
    );
  });

  it.each(['README.md', 'docs/quickstart.md'])('leaves nothing that git would take, after %s', (page) => {
    expect(notIgnored(leftBy(page))).toEqual([]);
    // Where git is not there to be asked, the rules themselves are looked at.
    expect(readFileSync(join(root, '.gitignore'), 'utf8')).toMatch(/^\/first\/$/m);
  });
});
