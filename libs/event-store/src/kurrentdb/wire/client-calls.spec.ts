import { KurrentDBClient } from '@kurrent/kurrentdb-client';
import { StreamsClient } from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/streams_grpc_pb';
import { onEngines } from '../../testing/engine-place';
import { clientOver } from './kurrent-client';

/** `grpc.connectivityState.SHUTDOWN` */
const CLOSED = 4;

onEngines('a client of %s that is given up while it connects', (place) => {
  const connection = (): KurrentDBClient => KurrentDBClient.connectionString(place().url);
  const stateOf = async (client: KurrentDBClient): Promise<number> => {
    const { getGRPCClient } = client as unknown as {
      getGRPCClient(service: typeof StreamsClient, name: string): Promise<InstanceType<typeof StreamsClient>>;
    };
    return (await getGRPCClient(StreamsClient, 'spec')).getChannel().getConnectivityState(false);
  };

  it('leaves no connection open behind an append, which fails', async () => {
    const client = connection();
    const engine = clientOver(client);
    const appended = engine.append(place().newStream(), 'no_stream', []);
    await engine.dispose();
    await expect(appended).rejects.toThrow('given up');
    expect(await stateOf(client)).toBe(CLOSED);
  });

  it('leaves none open behind a subscription, which fails', async () => {
    const client = connection();
    const engine = clientOver(client);
    const failed = new Promise<Error>((resolve) => {
      const quiet = (): void => undefined;
      engine.subscribe(place().newStream(), 0, { came: quiet, caughtUp: quiet, failed: resolve });
    });
    await engine.dispose();
    expect((await failed).message).toContain('given up');
    expect(await stateOf(client)).toBe(CLOSED);
  });
});
