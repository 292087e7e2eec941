import type { CheckpointStore } from '@mingjing/event-store';

/**
 * Keeps a checkpoint that was verified, with the lines of witnesses that it has by now, in this node's
 * own files: an engine that comes back older is known by it. Older ones, and what is kept, are passed over.
 */
export async function keepCheckpoint(own: CheckpointStore, size: number, note: string): Promise<void> {
  const standing = await own.at(size);
  if (standing === null) return;
  if (standing !== note && note.startsWith(standing)) await own.keepCosigned(size, note);
}
