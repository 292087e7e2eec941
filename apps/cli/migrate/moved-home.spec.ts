import { writeFileSync } from 'node:fs';
import { onEngines } from '@mingjing/event-store/testing';
import { COSIGNATURE_V1, formatVerifierKey, verifierKey } from '@mingjing/log';
import { nativeSigner, sha256 } from '@mingjing/writer';
import { createDataFolder, dataFolder } from '../../ledger/composition/data-folder';
import { configFrom } from '../../ledger/config';
import { refuseMovedStreams } from '../../ledger/nodes/moved-streams';
import { openServed } from '../../ledger/open-served';
import { CommandLine } from '../testing/command-line';

jest.setTimeout(240_000);

const WITNESS = formatVerifierKey(
  verifierKey(sha256, 'w.example/neighbour', COSIGNATURE_V1, nativeSigner(Buffer.alloc(32, 7)).publicKey),
);

const cli = new CommandLine();
beforeAll(() => cli.run('init', '--data', cli.data, '--origin', 'mingjing.example/spec'));
afterAll(() => cli.clear());

onEngines('a ledger that was brought home from %s', (place) => {
  const start = (stream: string): Promise<unknown> => {
    const folder = dataFolder(cli.at(`node-of-${stream}`));
    createDataFolder(folder);
    writeFileSync(
      folder.witnessPolicy,
      `witness neighbour ${WITNESS} http://127.0.0.1:9\nquorum neighbour\n`,
    );
    const env = {
      ...{ MINGJING_KURRENTDB_URL: place().url, MINGJING_STREAM: stream, MINGJING_NODE: 'one' },
      ...{ MINGJING_NODE_URL: 'http://127.0.0.1:9', MINGJING_KEEPER_URL: 'http://127.0.0.1:9' },
    };
    return openServed(configFrom({ ...env, MINGJING_DATA: folder.root }, folder.root), folder, {
      ...{ clock: () => 0, report: () => undefined, say: () => undefined },
      pace: { elapsed: () => 0, told: (call) => call(), after: () => () => undefined },
    });
  };

  it('is written to by no node of the streams that it left, until it is brought back there', async () => {
    const [stream, engine] = [place().newStream(), `kurrentdb:${place().url}`];
    const home = cli.at(`home-of-${stream}`);
    const migrate = async (from: string, to: string, ...more: readonly string[]): Promise<void> => {
      const named = ['--from', from, '--to', to, '--stream', stream, '--data', cli.data];
      expect(await cli.run('migrate', ...named, ...more)).toMatchObject({ exitCode: 0 });
    };
    await migrate(`sqlite:${cli.data}`, engine);
    await migrate(engine, `sqlite:${home}`);
    await expect(start(stream)).rejects.toThrow(`was moved to ${home}`);

    await migrate(`sqlite:${home}`, engine, '--resume');
    await expect(refuseMovedStreams({ url: place().url, stream })).resolves.toBeUndefined();
  });
});
