const WORDS = new Map<string, string>();

/**
 * Remembers what a form is called in a sentence ("must be …"): whoever is refused for it reads words,
 * never an expression. A form has one name, wherever it is used; throws RangeError for a second one.
 */
export function nameForm(pattern: RegExp, words: string): void {
  const known = WORDS.get(pattern.source);
  if (known !== undefined && known !== words) {
    throw new RangeError(`${String(pattern)} is called "${known}" already, not "${words}".`);
  }
  WORDS.set(pattern.source, words);
}

/** By the `pattern` of a schema; undefined where it was written by no word of the vocabulary. */
export function wordsOfForm(pattern: string): string | undefined {
  return WORDS.get(pattern);
}
