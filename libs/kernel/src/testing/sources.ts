import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The TypeScript files of a folder in one text, without specs and the files that are left out by name. */
export function sourcesIn(folder: string, leftOut: readonly string[] = []): string {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.ts') && !name.endsWith('.spec.ts') && !leftOut.includes(name))
    .map((name) => readFileSync(join(folder, name), 'utf8'))
    .join('\n');
}

/** What the pattern's first group finds, each once, in order. */
export function allOf(pattern: RegExp, text: string): readonly string[] {
  return [...new Set([...text.matchAll(pattern)].map(([, found = '']) => found))].sort();
}

/** Words such as 'case-unknown' in quotes: in deciders, refusal codes and nothing else are written so. */
export const QUOTED_CODE = /'([a-z]+(?:-[a-z]+)+)'/g;
/** Codes of refusals that are made where they stand. */
export const REJECTED_CODE = /rejection\(\s*'([a-z-]+)'/g;
