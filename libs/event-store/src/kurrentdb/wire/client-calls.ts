import type { CallOptions, Client, Metadata } from '@grpc/grpc-js';
import type { KurrentDBClient } from '@kurrent/kurrentdb-client';
import { StreamsClient } from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/streams_grpc_pb';
import { MessageCall, type Receiver } from './message-call';

/** Members that the client leaves to classes derived from it. */
interface Inside {
  getGRPCClient(service: unknown, name: string): Promise<Client>;
  callArguments(options: object, callOptions: { readonly deadline: number }): [Metadata, CallOptions];
  /** Connects anew, to the leader where the error names it, before the next call. */
  handleError(client: Client, error: Error): Promise<void>;
}

type Method = 'Read' | 'BatchAppend';

const SERVICE = '/event_store.client.streams.Streams';
/** `grpc.propagate.DEFAULTS`, of calls that are made for other calls; ours are not. */
const PROPAGATE = 0xffff;

/**
 * Calls over the connection that the client finds, secures, signs in to and makes anew, with messages
 * that are written and read here.
 */
export class ClientCalls {
  private readonly inside: Inside;
  private readonly open = new Set<MessageCall>();
  private client: Client | undefined;
  private isDisposed = false;

  constructor(client: KurrentDBClient) {
    this.inside = client as unknown as Inside;
  }

  /** A call without a deadline. */
  async begin(method: Method, receiver: Receiver): Promise<MessageCall> {
    const client = await this.connected(method);
    const call = new MessageCall(
      client.getChannel().createCall(`${SERVICE}/${method}`, Infinity, null, null, PROPAGATE),
      {
        came: (message) => receiver.came(message),
        ended: (error) => {
          this.open.delete(call);
          const tell = (): void => receiver.ended(error);
          // Whoever is told and asks again is to find the connection that the client has turned to.
          if (error === undefined) tell();
          else this.inside.handleError(client, error).then(tell, tell);
        },
      },
    );
    this.open.add(call);
    const [metadata, { credentials }] = this.inside.callArguments({}, { deadline: Infinity });
    call.start(metadata, credentials);
    return call;
  }

  /** Ends all calls, those under way and those that begin; whoever waits for an answer is told. */
  dispose(): void {
    this.isDisposed = true;
    for (const call of this.open) call.cancel();
    this.client?.close();
  }

  /** To find the leader of a cluster takes seconds where a server is away: nobody may wait for it any more. */
  private async connected(method: Method): Promise<Client> {
    const client = await this.inside.getGRPCClient(StreamsClient, method);
    this.client = client;
    if (!this.isDisposed) return client;
    client.close();
    throw new Error('The client was given up before it had connected.');
  }
}
