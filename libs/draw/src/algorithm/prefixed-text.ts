const encoder = new TextEncoder();

/** Room for most ids and rows; longer text takes a larger buffer. */
const USUAL_ROOM = 256;
const LAST_ASCII = 0x7f;

/**
 * A writer of prefix ‖ text, or of prefix ‖ lp(text), that uses one buffer for all texts, and one view of
 * it for all texts of a length: at three million entities the allocations, not the hashing, would take the
 * time. What it returns holds until the next call: hash it at once.
 */
export function prefixedText(
  prefix: Uint8Array,
  form: 'plain' | 'length-prefixed',
): (text: string) => Uint8Array {
  const start = prefix.length + (form === 'plain' ? 0 : 4);
  let buffer = bufferWith(prefix, start + USUAL_ROOM);
  let views: (Uint8Array | undefined)[] = [];
  return (text) => {
    // A UTF-16 unit takes at most three bytes of UTF-8.
    const room = start + 3 * text.length;
    if (room > buffer.length) {
      buffer = bufferWith(prefix, room);
      views = [];
    }
    const written = writeText(text, buffer, start);
    if (form === 'length-prefixed') writeLength(written, buffer, prefix.length);
    return (views[written] ??= buffer.subarray(0, start + written));
  };
}

/** How many bytes it takes. Most ids are ASCII, and short: the encoder's call would cost more than the text. */
function writeText(text: string, into: Uint8Array, start: number): number {
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit > LAST_ASCII) return encoder.encodeInto(text, into.subarray(start)).written;
    into[start + i] = unit;
  }
  return text.length;
}

/** Big-endian. */
function writeLength(length: number, into: Uint8Array, at: number): void {
  for (let byte = 0; byte < 4; byte++) into[at + byte] = length >>> (24 - 8 * byte);
}

function bufferWith(prefix: Uint8Array, size: number): Uint8Array {
  const buffer = new Uint8Array(size);
  buffer.set(prefix);
  return buffer;
}
