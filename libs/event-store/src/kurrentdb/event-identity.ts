import { createHash } from 'node:crypto';

const LEAF = Uint8Array.of(0);

/**
 * The engine's id of an event: the first 16 bytes of its leaf hash, SHA-256(0x00 ‖ bytes), shaped as
 * a version-8 UUID (RFC 9562, 5.8).
 *
 * Never the statement id: to a repeated append of known ids the engine answers "success" and does not
 * compare the content, so two nodes could hold one receipt for two texts.
 */
export function eventIdOf(bytes: Uint8Array): string {
  const id = createHash('sha256').update(LEAF).update(bytes).digest().subarray(0, 16);
  id[6] = ((id[6] ?? 0) & 0x0f) | 0x80;
  id[8] = ((id[8] ?? 0) & 0x3f) | 0x80;
  const hex = id.toString('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}
