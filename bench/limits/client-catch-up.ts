import { KurrentDBClient, START } from '@kurrent/kurrentdb-client';
import { contender, type Contender } from '../measure/interleave';

/** The client by itself, one subscription from the start of a stream until `count` events have come. */
export function clientCatchUp(url: string, stream: string, count: number): Contender {
  return contender({
    count,
    prepare: () => KurrentDBClient.connectionString(url),
    run: async (client) => {
      const subscription = client.subscribeToStream(stream, { fromRevision: START });
      await new Promise<void>((resolve, reject) => {
        let come = 0;
        subscription.on('data', () => {
          if (++come === count) resolve();
        });
        subscription.on('error', reject);
      });
      await subscription.unsubscribe();
      await client.dispose();
    },
  });
}
