import type { CallOptions, ClientDuplexStream, ClientReadableStream, Metadata } from '@grpc/grpc-js';
import type { KurrentDBClient } from '@kurrent/kurrentdb-client';
import { StreamsClient } from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/streams_grpc_pb';

type Read<T> = (bytes: Buffer) => T;

/** What grpc-js gives each client of a service. */
interface Channel {
  makeServerStreamRequest<T>(
    path: string,
    write: (request: Buffer) => Buffer,
    read: Read<T>,
    request: Buffer,
    metadata: Metadata,
    options: CallOptions,
  ): ClientReadableStream<T>;
  makeBidiStreamRequest<T>(
    path: string,
    write: (request: Buffer) => Buffer,
    read: Read<T>,
    metadata: Metadata,
    options: CallOptions,
  ): ClientDuplexStream<Buffer, T>;
}

/** Members that the client leaves to classes derived from it. */
interface Inside {
  GRPCStreamCreator<Call>(
    service: unknown,
    name: string,
    open: (channel: Channel) => Call,
  ): () => Promise<Call>;
  callArguments(options: object, callOptions: { readonly deadline: number }): [Metadata, CallOptions];
  createDeadline(): Date;
}

const SERVICE = '/event_store.client.streams.Streams';
const asItIs = (request: Buffer): Buffer => request;

/**
 * Calls over the connection that the client finds, secures, signs in to and makes anew, with messages
 * that are written and read here.
 */
export class ClientCalls {
  private readonly inside: Inside;

  constructor(client: KurrentDBClient) {
    this.inside = client as unknown as Inside;
  }

  /** When an append that is sent now is too late for the engine. */
  deadline(): Date {
    return this.inside.createDeadline();
  }

  read<T>(request: Buffer, read: Read<T>): Promise<ClientReadableStream<T>> {
    return this.open('subscribeToStream', (channel) =>
      channel.makeServerStreamRequest(`${SERVICE}/Read`, asItIs, read, request, ...this.endless()),
    );
  }

  batchAppend<T>(read: Read<T>): Promise<ClientDuplexStream<Buffer, T>> {
    return this.open('appendToStream', (channel) =>
      channel.makeBidiStreamRequest(`${SERVICE}/BatchAppend`, asItIs, read, ...this.endless()),
    );
  }

  private open<Call>(name: string, open: (channel: Channel) => Call): Promise<Call> {
    return this.inside.GRPCStreamCreator(StreamsClient, name, open)();
  }

  private endless(): [Metadata, CallOptions] {
    return this.inside.callArguments({}, { deadline: Infinity });
  }
}
