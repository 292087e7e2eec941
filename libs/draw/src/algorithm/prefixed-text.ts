const encoder = new TextEncoder();

/** Room for most ids and rows; longer text takes a larger buffer. */
const USUAL_ROOM = 256;

/**
 * A writer of prefix ‖ text, or of prefix ‖ lp(text), that uses one buffer for all texts: at three
 * million entities the allocations, not the hashing, would take the time. What it returns holds
 * until the next call: hash it at once.
 */
export function prefixedText(
  prefix: Uint8Array,
  form: 'plain' | 'length-prefixed',
): (text: string) => Uint8Array {
  const start = prefix.length + (form === 'plain' ? 0 : 4);
  let buffer = bufferWith(prefix, start + USUAL_ROOM);
  return (text) => {
    // A UTF-16 unit takes at most three bytes of UTF-8.
    const room = start + 3 * text.length;
    if (room > buffer.length) buffer = bufferWith(prefix, room);
    const { written } = encoder.encodeInto(text, buffer.subarray(start));
    if (form === 'length-prefixed') new DataView(buffer.buffer).setUint32(prefix.length, written);
    return buffer.subarray(0, start + written);
  };
}

function bufferWith(prefix: Uint8Array, size: number): Uint8Array {
  const buffer = new Uint8Array(size);
  buffer.set(prefix);
  return buffer;
}
