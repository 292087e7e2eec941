import type { Json } from './json';

/** What a walk has found: nothing to say against the value, its members out of order, or something else. */
type Finding = 'canonical' | 'unordered' | 'doubtful';

/**
 * The fast half of parseJson: the platform's own parser, believed only where writing the value again
 * gives the very text. Then no key stood twice, no number was rounded, no white space was there.
 * Undefined is no verdict: whatever is doubtful is read again, and judged, by the strict parser.
 */
export function parsePlainJson(text: string, maxDepth: number): Json | undefined {
  const value = readTwice(text);
  return value === undefined || walk(value, maxDepth) === 'doubtful' ? undefined : value;
}

/** The same, and every object's members stand in the order of RFC 8785: the text is canonical. */
export function parseCanonicalJson(text: string, maxDepth: number): Json | undefined {
  const value = readTwice(text);
  return value === undefined || walk(value, maxDepth) !== 'canonical' ? undefined : value;
}

/** Whether JSON.stringify writes the value as RFC 8785 does: members in order, numbers integers. */
export function isInCanonicalOrder(value: Json): boolean {
  return walk(value, Number.POSITIVE_INFINITY) === 'canonical';
}

function readTwice(text: string): Json | undefined {
  // An escaped half of a surrogate pair comes through both ways unchanged.
  if (text.includes('\\ud')) return undefined;
  try {
    const value = JSON.parse(text) as Json;
    return JSON.stringify(value) === text ? value : undefined;
  } catch {
    return undefined;
  }
}

function walk(value: Json, depth: number): Finding {
  if (typeof value === 'number') return Number.isSafeInteger(value) ? 'canonical' : 'doubtful';
  if (typeof value !== 'object' || value === null) return 'canonical';
  if (depth < 1) return 'doubtful';
  return Array.isArray(value) ? walkItems(value, depth - 1) : walkMembers(value as JsonMembers, depth - 1);
}

type JsonMembers = Readonly<Record<string, Json | undefined>>;

function walkItems(items: readonly Json[], depth: number): Finding {
  let finding: Finding = 'canonical';
  for (const item of items) {
    const found = walk(item, depth);
    if (found === 'doubtful') return found;
    if (found === 'unordered') finding = found;
  }
  return finding;
}

function walkMembers(object: JsonMembers, depth: number): Finding {
  let finding: Finding = 'canonical';
  let last = '';
  for (const name of Object.keys(object)) {
    if (name === '__proto__') return 'doubtful';
    if (name < last) finding = 'unordered';
    last = name;
    const member = object[name];
    if (member === undefined) continue;
    const found = walk(member, depth);
    if (found === 'doubtful') return found;
    if (found === 'unordered') finding = found;
  }
  return finding;
}
