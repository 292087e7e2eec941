import type { CheckpointStore } from '../checkpoint-store';
import type { EventStore } from '../event-store';
import type { KurrentDbOptions } from './kurrentdb-event-store';

/**
 * The door to the engine of several machines. Its client, which brings a native library along, is
 * loaded here and not before: a ledger on one machine never needs it.
 *
 * Throws `StoreAltered` where the engine was told to forget entries, `StoreUnavailable` where it does
 * not answer.
 */
export async function openKurrentDbEventStore(options: KurrentDbOptions): Promise<EventStore> {
  const adapter = await import('./kurrentdb-event-store');
  return adapter.openKurrentDbEventStore(options);
}

/** All entries of a stream, without the right to write there that counting them wants. */
export async function readKurrentDbStream(
  options: Pick<KurrentDbOptions, 'url' | 'stream'>,
): Promise<readonly Uint8Array[]> {
  const adapter = await import('./kurrentdb-event-store');
  return adapter.readKurrentDbStream(options);
}

/** As the first; cosigned notes stand in a stream of their own, `<stream>-cosigned`. */
export async function openKurrentDbCheckpointStore(
  options: Omit<KurrentDbOptions, 'watch'>,
): Promise<CheckpointStore> {
  const adapter = await import('./kurrentdb-checkpoint-store');
  return adapter.openKurrentDbCheckpointStore(options);
}
