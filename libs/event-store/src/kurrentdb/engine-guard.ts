import { isJsonObject, type Json } from '@mingjing/kernel';
import { Delivery } from './delivery';
import { EngineSilent } from './engine-connection';
import { altered } from './engine-faults';
import type { EngineStream } from './engine-stream';

/** Members of a stream's metadata by which entries vanish from reads, and from the disk at the next scavenge. */
const LIMITS = ['$maxAge', '$maxCount', '$tb'];

/**
 * Throws `StoreAltered` where the stream's metadata hides entries. A limit that was taken off again
 * has done no harm that the entries themselves would not show.
 */
export async function refuseLimits(stream: EngineStream): Promise<void> {
  const metadata = await stream.answered(() => newestMetadata(stream));
  if (!isJsonObject(metadata)) return;
  const member = LIMITS.find((limit) => metadata[limit] !== undefined);
  if (member !== undefined) throw altered.limited(stream.name, member);
}

/** The engine keeps them in the stream `$$name`, one JSON event per change. */
async function newestMetadata(stream: EngineStream): Promise<Json> {
  const { connection, name, limits } = stream;
  const delivery = new Delivery(connection.current(), `$$${name}`, 0);
  let newest: Json = null;
  try {
    for (;;) {
      const taken = delivery.take(Number.MAX_SAFE_INTEGER);
      newest = (taken.at(-1)?.data as Json | undefined) ?? newest;
      if (delivery.isCaughtUp && taken.length === 0) return newest;
      if (taken.length === 0 && !(await delivery.change(limits.answer)))
        throw new EngineSilent(limits.answer);
    }
  } catch (error) {
    throw stream.failure(error);
  } finally {
    delivery.end();
  }
}
