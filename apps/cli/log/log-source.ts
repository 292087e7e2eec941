import type { Result } from '@mingjing/kernel';
import type { EntryBundle, HashTile } from '@mingjing/log';

/**
 * A log as somebody else holds it: an exported folder, a served `/log/`, the data folder itself.
 * Nothing that it gives is believed. Missing things are null; what cannot be read for another
 * reason (no network, no permission) throws.
 */
export interface LogSource {
  /** What the user named it by. */
  readonly name: string;
  /** False where there are no hash tiles to compare: a data folder computes them when asked. */
  readonly hasTiles: boolean;
  checkpoint(): Promise<string | null>;
  /** Checkpoints with lines of witnesses, the newest first; absent where only one checkpoint is held. */
  cosigned?(): Promise<readonly string[]>;
  /** Refused with `bundle-missing` or `malformed-bundle`, whose `facts.entry` counts inside the bundle. */
  entries(bundle: EntryBundle): Promise<Result<readonly Uint8Array[]>>;
  tile(tile: HashTile): Promise<Uint8Array | null>;
  /** A content-addressed file, not hashed again; null where it is not here. */
  file(sha256: string): Promise<Uint8Array | null>;
  /** The same at once, for a decision that reads a list: whatever `file` gave before is there. */
  fileNow(sha256: string): Uint8Array | undefined;
  close(): Promise<void>;
}
