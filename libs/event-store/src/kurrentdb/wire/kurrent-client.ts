import type { KurrentDBClient } from '@kurrent/kurrentdb-client';
import type { EngineClient, Listener, Subscription } from '../engine-client';
import { BatchAppends } from './batch-appends';
import { ClientCalls } from './client-calls';
import { EventCall } from './event-call';

/**
 * The client's connection, and our own messages on it. Of what its own calls make of a message, and of an
 * event, nearly nothing is asked here, and at the head of a log that is most of their time.
 */
export function clientOver(client: KurrentDBClient): EngineClient {
  const calls = new ClientCalls(client);
  const appends = new BatchAppends(calls);
  return {
    append: (stream, expected, events) => appends.append(stream, expected, events),
    subscribe: (stream: string, from: number, listener: Listener): Subscription =>
      new EventCall(calls, { stream, from, listener }),
    dispose: async () => {
      calls.dispose();
      await client.dispose();
    },
  };
}
