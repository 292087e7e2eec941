import {
  Server,
  ServerCredentials,
  type ServerDuplexStream,
  type ServerWritableStream,
  type sendUnaryData,
  type ServerUnaryCall,
  type UntypedServiceImplementation,
} from '@grpc/grpc-js';
import { ServerFeaturesService } from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/serverfeatures_grpc_pb';
import {
  SupportedMethod,
  SupportedMethods,
} from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/serverfeatures_pb';
import type { Empty } from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/shared_pb';
import { StreamsService } from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/streams_grpc_pb';
import {
  DeleteResp,
  TombstoneResp,
  type BatchAppendReq,
  type BatchAppendResp,
  type DeleteReq,
  type ReadReq,
  type ReadResp,
  type TombstoneReq,
} from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/streams_pb';
import { serveAppends } from './appends';
import { EngineState } from './engine-state';
import { nothingToDelete, streamName } from './messages';
import { Mischief } from './misbehaviour';
import { serveRead } from './reads';

/**
 * A server that speaks the engine's protocol on this machine, keeps the rules of a real one, and
 * misbehaves on demand. It is built on the stubs that the client's package brings along.
 */
export class EngineDouble {
  readonly state = new EngineState();
  readonly mischief = new Mischief();
  private server: Server | undefined;
  private port = 0;

  static async start(): Promise<EngineDouble> {
    const double = new EngineDouble();
    await double.listen();
    return double;
  }

  /** For the client: without TLS, on this machine. */
  get url(): string {
    return `kurrentdb://127.0.0.1:${String(this.port)}?tls=false`;
  }

  /** Cuts every connection, as a killed server does; what it has taken stays. */
  async restart(): Promise<void> {
    await this.stop();
    await this.listen();
  }

  async stop(): Promise<void> {
    this.server?.forceShutdown();
    this.server = undefined;
    await Promise.resolve();
  }

  /** On the same port as before, where there was one. */
  async listen(): Promise<void> {
    const server = new Server();
    server.addService(ServerFeaturesService, { getSupportedMethods });
    server.addService(StreamsService, this.streams());
    this.port = await new Promise<number>((resolve, reject) => {
      const address = `127.0.0.1:${String(this.port)}`;
      server.bindAsync(address, ServerCredentials.createInsecure(), (error, port) =>
        error === null ? resolve(port) : reject(error),
      );
    });
    this.server = server;
  }

  private streams(): UntypedServiceImplementation {
    return {
      read: (call: ServerWritableStream<ReadReq, ReadResp>) => serveRead(this.state, this.mischief, call),
      batchAppend: (call: ServerDuplexStream<BatchAppendReq, BatchAppendResp>) =>
        serveAppends(this.state, this.mischief, call),
      delete: (call: ServerUnaryCall<DeleteReq, DeleteResp>, answer: sendUnaryData<DeleteResp>) => {
        const stream = streamName(call.request.getOptions()?.getStreamIdentifier());
        if (this.state.delete(stream)) answer(null, new DeleteResp());
        else answer(nothingToDelete(stream));
      },
      tombstone: (
        call: ServerUnaryCall<TombstoneReq, TombstoneResp>,
        answer: sendUnaryData<TombstoneResp>,
      ) => {
        this.state.tombstone(streamName(call.request.getOptions()?.getStreamIdentifier()));
        answer(null, new TombstoneResp());
      },
    };
  }
}

function getSupportedMethods(
  _call: ServerUnaryCall<Empty, SupportedMethods>,
  answer: sendUnaryData<SupportedMethods>,
): void {
  const methods = new SupportedMethods();
  methods.setEventStoreServerVersion('24.6.0');
  const batch = new SupportedMethod();
  batch.setServiceName('event_store.client.streams.streams');
  batch.setMethodName('batchappend');
  methods.addMethods(batch);
  answer(null, methods);
}
