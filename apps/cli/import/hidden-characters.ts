/** Controls and characters that only steer others: in most fonts they leave no trace. A cell may be broken into lines. */
const HIDDEN = /(?!\n)[\p{Cc}\p{Cf}]/u;

/** Why a text is not what it seems to be, and what to do. */
export function hiddenCharacterIn(text: string): string | undefined {
  const [character] = HIDDEN.exec(text) ?? [];
  if (character === undefined) return undefined;
  const place = [...text].indexOf(character) + 1;
  return `"${shown(text)}" holds ${nameOf(character)}, a character that nobody sees, as its character ${place}; write it anew without that.`;
}

/** `U+200B`. */
export function nameOf(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  return `U+${code.toString(16).toUpperCase().padStart(4, '0')}`;
}

/** What steers a terminal, or turns the line around, does so in a message too. */
function shown(text: string): string {
  return text.replaceAll(/[\p{Cc}\p{Cf}]/gu, '\u2423');
}
