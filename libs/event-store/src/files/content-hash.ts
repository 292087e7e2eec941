import { createHash } from 'node:crypto';
import { FileAltered, FileTooLarge } from './file-store';

const NAME = /^[0-9a-f]{64}$/;

/** Names come out of statements: anything else could lead out of the folder. */
export function isContentHash(name: string): boolean {
  return NAME.test(name);
}

export function contentHash(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

export function assertUnaltered(bytes: Uint8Array, sha256: string): Uint8Array {
  if (contentHash(bytes) !== sha256) throw new FileAltered(sha256);
  return bytes;
}

export function assertFits(bytes: Uint8Array, limit: number): void {
  if (bytes.length > limit) throw new FileTooLarge(bytes.length, limit);
}
