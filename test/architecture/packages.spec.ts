import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const read = (name: string) => JSON.parse(readFileSync(join(__dirname, '../..', name), 'utf8'));

interface Locked {
  readonly resolved?: string;
  readonly integrity?: string;
  readonly link?: boolean;
  readonly hasInstallScript?: boolean;
}

describe('the packages that the house stands on', () => {
  const own = read('package.json');
  const locked = Object.entries<Locked>(read('package-lock.json').packages).filter(([path]) => path !== '');

  it('are pinned exactly', () => {
    const wanted = Object.entries<string>({ ...own.dependencies, ...own.devDependencies, ...own.overrides });
    expect(wanted.filter(([, version]) => !/^\d+\.\d+\.\d+$/.test(version))).toEqual([]);
  });

  it('come from whatever registry the machine uses, and are the same bytes everywhere', () => {
    expect(locked.filter(([, { resolved }]) => resolved !== undefined)).toEqual([]);
    expect(locked.filter(([, { integrity }]) => integrity === undefined)).toEqual([]);
  });

  it('run no script when they are installed', () => {
    const withScript = locked.filter(([, { hasInstallScript }]) => hasInstallScript);
    const names = withScript.map(([path]) => path.replace(/^.*node_modules\//, ''));
    expect(names.sort()).toEqual(Object.keys(own.allowScripts).sort());
    expect(Object.values(own.allowScripts)).not.toContain(true);
  });
});
