import { readdirSync, readFileSync } from 'node:fs';
import { REFUSALS } from './refusals';

const sources = readdirSync(__dirname).filter((name) => name.endsWith('.ts') && !name.endsWith('.spec.ts'));

describe('a refusal', () => {
  it('has a Chinese title for each code, and no title without a code', () => {
    const used = sources.flatMap((name) =>
      [...readFileSync(`${__dirname}/${name}`, 'utf8').matchAll(/rejection\(\s*'([a-z-]+)'/g)].map(
        ([, code]) => code,
      ),
    );
    expect([...new Set(used)].sort()).toEqual(Object.keys(REFUSALS).sort());
    for (const title of Object.values(REFUSALS)) expect(title).toMatch(/^[\p{Script=Han}，、]+$/u);
  });
});
