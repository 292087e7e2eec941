import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { bothAgreeOn } from '@mingjing/catalogue/testing';
import { publicationContext } from './publication-context';

const domain = join(__dirname, '..', 'domain');

/** Every kebab-case word in the deciders: refusal codes and nothing else are written so. */
function codesInUse(): readonly string[] {
  const sources = readdirSync(domain).filter((name) => !name.endsWith('.spec.ts'));
  const words = sources.flatMap((name) => [
    ...readFileSync(join(domain, name), 'utf8').matchAll(/'([a-z]+(?:-[a-z]+)+)'/g),
  ]);
  return [...new Set(words.map(([, code = '']) => code))].sort();
}

describe('the publication context', () => {
  it('titles every refusal that it uses, and no other', () => {
    expect(Object.keys(publicationContext.refusals).sort()).toEqual(codesInUse());
  });

  it.each(publicationContext.events.map((event) => [event.type, event.payload] as const))(
    'takes of %s what its class takes, by schema and by class-validator alike',
    (_type, payload) => bothAgreeOn(payload, 50),
  );

  it('shows everyone the act and its end, and keeps drafts and decisions for readers', () => {
    const open = publicationContext.events.filter(({ visibility }) => visibility === 'public');
    expect(open.map(({ type }) => type)).toEqual(['Published', 'PublicationFailed', 'Withdrawn']);
  });
});
