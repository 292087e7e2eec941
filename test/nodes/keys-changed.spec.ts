import { copyFileSync, existsSync, writeFileSync } from 'node:fs';
import { engines, type EnginePlace } from '@mingjing/event-store/testing';
import { CommandLine } from '../../apps/cli/testing/command-line';
import { dataFolder } from '../../apps/ledger/composition/data-folder';
import { founderKeyPath } from '../../apps/ledger/composition/first-look';
import { nextKeyPath } from '../../apps/ledger/composition/held-keys';
import { readPen } from '../../apps/ledger/composition/key-file';
import { ORIGIN } from '../kit/seeds';
import { aMoment } from './a-moment';
import { broughtToEngine } from './brought-to-engine';
import { bareFolder, nodeInProcess, type NodeInProcess } from './node-in-process';
import { stateAt, statementBy } from './statement';

jest.setTimeout(600_000);

const now = (): number => Date.now();

describe.each(engines())('a change of the service key on nodes that run, with %s', (_, found) => {
  const cli = new CommandLine(now);
  let place: EnginePlace;
  let stream: string;
  let nodes: Readonly<Record<'one' | 'two', NodeInProcess>>;

  beforeAll(async () => {
    place = await found();
    stream = place.newStream();
    await broughtToEngine(cli, { origin: ORIGIN, engineUrl: place.url, stream });
    const one = await start('one', cli.data);
    nodes = { one, two: await start('two', bareFolder(cli.at('two'), cli.data), one) };
  });
  afterAll(async () => {
    for (const node of Object.values(nodes)) await node.close();
    await place.leave();
    cli.clear();
  });

  const start = (name: string, root: string, keeper?: NodeInProcess): Promise<NodeInProcess> =>
    nodeInProcess({
      ...{ name, root, engineUrl: place.url, stream, clock: now },
      ...(keeper === undefined ? {} : { keeper }),
    });
  const startAgain = async (name: 'one' | 'two'): Promise<void> => {
    await nodes[name].close();
    const keeper = name === 'one' ? undefined : nodes.one;
    nodes = { ...nodes, [name]: await start(name, nodes[name].folder.root, keeper) };
  };
  const done = async (...words: readonly string[]): Promise<string> => {
    const { exitCode, out, err } = await cli.run(...words);
    expect([exitCode, err]).toEqual([0, expect.any(String)]);
    return out;
  };
  const rotate = (at: NodeInProcess): Promise<string> =>
    done('keys', 'rotate-service', '--data', at.folder.root);
  const founderKey = (): string => founderKeyPath(dataFolder(cli.data));
  const state = async ({ url }: NodeInProcess): Promise<void> => {
    const { body } = statementBy(readPen(founderKey()), ORIGIN, now());
    expect(await stateAt(url, body)).toEqual({ status: 201 });
  };

  it('leaves those that hold both keys and those that hold the new one alone of one ledger', async () => {
    const statement = await rotate(nodes.one);
    copyFileSync(nextKeyPath(nodes.one.folder, 'service'), nextKeyPath(nodes.two.folder, 'service'));
    for (const name of ['one', 'two'] as const) await startAgain(name);
    writeFileSync(cli.at('service.json'), statement);
    await done('sign', cli.at('service.json'), '--key', founderKey(), '--send', nodes.two.url);
    for (const node of Object.values(nodes)) {
      // Each step can be run again: a node keeps some checkpoints only in its own folder, and not at once.
      while ((await rotate(node)) !== '') await aMoment();
      expect(existsSync(nextKeyPath(node.folder, 'service'))).toBe(false);
    }
    await startAgain('one');
    for (const node of Object.values(nodes)) await state(node);
    await startAgain('two');
    for (const node of Object.values(nodes)) await state(node);
    const foreign = Object.values(nodes).map(({ ledger }) => ledger.node?.node.state.foreignTerms);
    expect(foreign).toEqual([0, 0]);
  });
});
