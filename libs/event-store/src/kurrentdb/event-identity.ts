import { hash } from 'node:crypto';

/**
 * The engine's id of an event: the first 16 bytes of its leaf hash, SHA-256(0x00 ‖ bytes), shaped as
 * a version-8 UUID (RFC 9562, 5.8).
 *
 * Never the statement id: to a repeated append of known ids the engine answers "success" and does not
 * compare the content, so two nodes could hold one receipt for two texts.
 */
export function eventIdOf(bytes: Uint8Array): string {
  const leaf = Buffer.allocUnsafe(1 + bytes.length);
  leaf[0] = 0;
  leaf.set(bytes, 1);
  const hex = hash('sha256', leaf, 'hex');
  const variant = ((Number.parseInt(hex.charAt(16), 16) & 0x3) | 0x8).toString(16);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
