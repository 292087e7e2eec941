import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The TypeScript files of a folder in one text, without specs and the files that are left out by name. */
export function sourcesIn(folder: string, leftOut: readonly string[] = []): string {
  return textOf(folder, (name) => name.endsWith('.ts') && !isSpec(name) && !leftOut.includes(name));
}

/** The specs of a folder in one text. */
export function specsIn(folder: string): string {
  return textOf(folder, isSpec);
}

function textOf(folder: string, isWanted: (name: string) => boolean): string {
  return readdirSync(folder)
    .filter(isWanted)
    .map((name) => readFileSync(join(folder, name), 'utf8'))
    .join('\n');
}

function isSpec(name: string): boolean {
  return name.endsWith('.spec.ts');
}

/** The codes that the pattern's first group finds, each once, in order. */
export function codesIn(text: string, pattern: RegExp): readonly string[] {
  return [...new Set([...text.matchAll(pattern)].map(([, found = '']) => found))].sort();
}

/** Words such as 'case-unknown' in quotes: in deciders, refusal codes and nothing else are written so. */
export const QUOTED_CODE = /'([a-z]+(?:-[a-z]+)+)'/g;
/** Codes of refusals that are made where they stand. */
export const REJECTED_CODE = /rejection\(\s*'([a-z-]+)'/g;
