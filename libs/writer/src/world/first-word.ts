/**
 * What a key or a prefix begins with, up to its first space; undefined where it has none. An index hangs the rows
 * of one word together and finds those of a prefix by the prefix's own: cut off otherwise, rows would be missing
 * from a list.
 */
export function firstWord(text: string): string | undefined {
  const space = text.indexOf(' ');
  return space < 0 ? undefined : text.slice(0, space);
}
