import { altered } from './engine-faults';
import type { EngineStream } from './engine-stream';

/**
 * Throws `StoreAltered` where the stream's metadata hides entries. A limit that was taken off again
 * has done no harm that the entries themselves would not show.
 */
export async function refuseLimits(stream: EngineStream): Promise<void> {
  const member = await stream.answered(() => stream.limit());
  if (member !== undefined) throw altered.limited(stream.name, member);
}
