const SPACE = 0x20;
const NEWLINE = 0x0a;

/**
 * signed-note: key names are non-empty and have no Unicode space and no plus. Control characters are
 * forbidden in the whole note, so no name can hold one either.
 */
export function isKeyName(name: string): boolean {
  return name !== '' && !/[\p{White_Space}+]/u.test(name) && isNoteText(name);
}

/**
 * signed-note: valid UTF-8 without ASCII control characters (those below U+0020) other than newline. Half of a
 * surrogate pair has no UTF-8.
 */
export function isNoteText(text: string): boolean {
  if (/\p{Surrogate}/u.test(text)) return false;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code < SPACE && code !== NEWLINE) return false;
  }
  return true;
}
