/**
 * signed-note: key names are non-empty and have no Unicode space and no plus. Control characters are
 * forbidden in the whole note, so no name can hold one either.
 */
export function isKeyName(name: string): boolean {
  return name !== '' && !/[\p{White_Space}+]/u.test(name) && isNoteText(name);
}

// U+0000 to U+001F without the newline; and halves of surrogate pairs, which no UTF-8 has.
const FORBIDDEN = /[\u0000-\u0009\u000b-\u001f\p{Surrogate}]/u;

/** signed-note: valid UTF-8 without ASCII control characters other than newline. */
export function isNoteText(text: string): boolean {
  return !FORBIDDEN.test(text);
}
