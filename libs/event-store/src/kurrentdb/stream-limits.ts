import { fromUtf8, isJsonObject, type Json } from '@mingjing/kernel';
import { Delivery } from './delivery';
import { EngineSilent, type EngineConnection } from './engine-connection';
import type { TimeLimits } from './time-limits';

/** Members of a stream's metadata by which entries vanish from reads, and from the disk at the next scavenge. */
const LIMITS = ['$maxAge', '$maxCount', '$tb'];

interface Named {
  readonly connection: EngineConnection;
  readonly name: string;
  readonly limits: TimeLimits;
}

/** The first of them that the stream was given; undefined where it was given none. */
export async function limitOn(stream: Named): Promise<string | undefined> {
  const metadata = await newestMetadata(stream);
  return isJsonObject(metadata) ? LIMITS.find((limit) => metadata[limit] !== undefined) : undefined;
}

/** The engine keeps them in the stream `$$name`, one JSON event per change. */
async function newestMetadata({ connection, name, limits }: Named): Promise<Json> {
  const delivery = new Delivery(connection.current(), `$$${name}`, 0);
  let newest: Uint8Array | undefined;
  try {
    for (;;) {
      const taken = delivery.take(Number.MAX_SAFE_INTEGER);
      newest = taken.at(-1)?.bytes ?? newest;
      if (delivery.isCaughtUp && taken.length === 0)
        return newest === undefined ? null : (JSON.parse(fromUtf8(newest)) as Json);
      if (taken.length === 0 && !(await delivery.change(limits.answer)))
        throw new EngineSilent(limits.answer);
    }
  } finally {
    delivery.end();
  }
}
