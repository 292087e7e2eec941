import { concatBytes, utf8 } from './bytes';
import { toHex } from './hex';

/** SHA-1 enters as an argument; it serves UUID version 5 alone, where RFC 9562 prescribes it. */
export type Sha1 = (bytes: Uint8Array) => Uint8Array;

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

const VERSION_AT = 14;

/** The version digit of a lower-case RFC 9562 UUID, or null where the text is none. */
export function uuidVersion(text: string): number | null {
  return UUID.test(text) ? parseInt(text.charAt(VERSION_AT), 16) : null;
}

export function uuidBytes(id: string): Uint8Array {
  const digits = id.replaceAll('-', '');
  const bytes = new Uint8Array(16);
  for (let i = 0; i < 16; i++) bytes[i] = parseInt(digits.slice(2 * i, 2 * i + 2), 16);
  return bytes;
}

/**
 * Id of a derived entry: UUIDv5(namespace = the cause's id, name = type ‖ "/" ‖ number of derived
 * entries with this cause, of any type, that precede it) (record.md, derived).
 */
export function derivedId(sha1: Sha1, cause: string, type: string, preceding: number): string {
  const digest = sha1(concatBytes(uuidBytes(cause), utf8(`${type}/${String(preceding)}`)));
  return shapedAs(digest, 5);
}

/** A version-8 UUID over the first 16 bytes of a digest: for ids taken from a file's row or a demo's seed. */
export function uuidFromDigest(digest: Uint8Array): string {
  return shapedAs(digest, 8);
}

/** A version-4 UUID over 16 random bytes that the caller brings. */
export function uuidFromRandom(random: Uint8Array): string {
  return shapedAs(random, 4);
}

function shapedAs(bytes: Uint8Array, version: number): string {
  const shaped = bytes.slice(0, 16);
  shaped[6] = ((shaped[6] ?? 0) & 0x0f) | (version << 4);
  shaped[8] = ((shaped[8] ?? 0) & 0x3f) | 0x80;
  const hex = toHex(shaped);
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}
