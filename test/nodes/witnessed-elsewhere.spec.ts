import { writeFileSync } from 'node:fs';
import { engines, type EnginePlace } from '@mingjing/event-store/testing';
import { CommandLine } from '../../apps/cli/testing/command-line';
import { ServedWitness } from '../../apps/cli/testing/served-witness';
import { founderKeyPath } from '../../apps/ledger/composition/first-look';
import { readPen } from '../../apps/ledger/composition/key-file';
import { readPolicy } from '../../apps/ledger/composition/witnessing';
import { ORIGIN } from '../kit/seeds';
import { aMoment } from './a-moment';
import { broughtToEngine } from './brought-to-engine';
import { bareFolder, nodeInProcess, type NodeInProcess } from './node-in-process';
import { stateAt, statementBy } from './statement';

jest.setTimeout(600_000);

const now = (): number => Date.now();

describe.each(engines())('what witnesses have signed, asked of a node that follows, with %s', (_, found) => {
  const cli = new CommandLine(now);
  let place: EnginePlace;
  let witness: ServedWitness;
  let stream: string;
  let writing: NodeInProcess;
  let following: NodeInProcess;

  beforeAll(async () => {
    place = await found();
    stream = place.newStream();
    await broughtToEngine(cli, { origin: ORIGIN, engineUrl: place.url, stream });
    witness = await ServedWitness.of(cli);
    writeFileSync(cli.at('policy'), witness.policy);
    writing = await start('one', cli.data);
    while (writing.ledger.node?.node.isWriting !== true) await aMoment();
    following = await start('two', bareFolder(cli.at('two'), cli.data), writing);
  });
  afterAll(async () => {
    await following.close();
    await writing.close();
    await witness.stop();
    await place.leave();
    cli.clear();
  });

  const start = (name: string, folder: string, keeper?: NodeInProcess): Promise<NodeInProcess> =>
    nodeInProcess({
      ...{ name, root: folder, engineUrl: place.url, stream, clock: now },
      ...(keeper === undefined ? {} : { keeper }),
      witnessedBy: { policy: readPolicy(cli.at('policy')) },
    });
  const witnessed = (node: NodeInProcess): number => node.ledger.witnesses?.witnessed?.size ?? 0;
  const state = async (): Promise<void> => {
    const { body } = statementBy(readPen(founderKeyPath(writing.folder)), ORIGIN, now());
    expect(await stateAt(writing.url, body)).toMatchObject({ status: 201 });
  };

  it('goes on while statements come one after the other', async () => {
    const before = writing.ledger.writer.sealed.size;
    while (witnessed(following) <= before) await state();
  });

  it('is there again once it was started again', async () => {
    while (witnessed(following) < writing.ledger.writer.sealed.size) await aMoment();
    const before = witnessed(following);
    await following.close();
    following = await start('two', following.folder.root, writing);
    while (witnessed(following) < before) await aMoment();
    expect((await fetch(`${following.url}/log/witnessed`)).status).toBe(200);
  });
});
