const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** Twelve bits at a time. */
const PAIRS = Array.from({ length: 4096 }, (_, i) => ALPHABET.charAt(i >> 6) + ALPHABET.charAt(i & 63));

const VALUES = new Int16Array(128).fill(-1);
for (let i = 0; i < 64; i++) VALUES[ALPHABET.charCodeAt(i)] = i;

/** RFC 4648 §4, with padding. */
export function toBase64(bytes: Uint8Array): string {
  const whole = bytes.length - (bytes.length % 3);
  let text = '';
  for (let i = 0; i < whole; i += 3) {
    const word = ((bytes[i] ?? 0) << 16) | ((bytes[i + 1] ?? 0) << 8) | (bytes[i + 2] ?? 0);
    text += PAIRS[word >> 12] ?? '';
    text += PAIRS[word & 0xfff] ?? '';
  }
  return whole === bytes.length ? text : text + lastDigits(bytes, whole);
}

/** Of one or two bytes at the end. */
function lastDigits(bytes: Uint8Array, at: number): string {
  const word = ((bytes[at] ?? 0) << 16) | ((bytes[at + 1] ?? 0) << 8);
  const two = PAIRS[word >> 12] ?? '';
  return bytes.length - at === 1 ? `${two}==` : `${two}${ALPHABET.charAt((word >> 6) & 63)}=`;
}

/** Null unless the text is the one canonical form: padded, no white space, unused bits zero. */
export function fromBase64(text: string, length?: number): Uint8Array | null {
  if (text.length % 4 !== 0) return null;
  const padding = paddingOf(text);
  const size = (text.length / 4) * 3 - padding;
  if (length !== undefined && size !== length) return null;
  return decoded(text, text.length - padding, new Uint8Array(size));
}

/** Whether that is the canonical form of so many bytes, for whoever needs none of them yet. */
export function isBase64Of(length: number, text: string): boolean {
  const padding = paddingOf(text);
  if (text.length % 4 !== 0 || (text.length / 4) * 3 - padding !== length) return false;
  let [value, strange] = [0, 0];
  for (let i = 0; i < text.length - padding; i++) {
    value = VALUES[text.charCodeAt(i)] ?? -1;
    strange |= value;
  }
  return strange >= 0 && (value & UNUSED_BITS[padding]) === 0;
}

/** Of the last digit, by padding. */
const UNUSED_BITS = [0, 0b11, 0b1111] as const;

function paddingOf(text: string): 0 | 1 | 2 {
  if (text.endsWith('==')) return 2;
  return text.endsWith('=') ? 1 : 0;
}

function decoded(text: string, digits: number, bytes: Uint8Array): Uint8Array | null {
  let bits = 0;
  let held = 0;
  let at = 0;
  for (let i = 0; i < digits; i++) {
    const value = VALUES[text.charCodeAt(i)] ?? -1;
    if (value < 0) return null;
    bits = ((bits << 6) | value) & 0xffff;
    held += 6;
    if (held >= 8) {
      held -= 8;
      bytes[at++] = (bits >> held) & 0xff;
    }
  }
  // Unused bits must be zero, or two texts would stand for the same bytes.
  return (bits & ((1 << held) - 1)) === 0 ? bytes : null;
}
