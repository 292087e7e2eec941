import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';
import { doublePlace, type EnginePlace } from '@mingjing/event-store/testing';
import { CommandLine } from '../../apps/cli/testing/command-line';
import { ServedWitness } from '../../apps/cli/testing/served-witness';
import { founderKeyPath } from '../../apps/ledger/composition/first-look';
import { readPen } from '../../apps/ledger/composition/key-file';
import { readPolicy } from '../../apps/ledger/composition/witnessing';
import { WITNESSED_WITHIN } from '../../apps/ledger/nodes/lately-witnessed';
import { ORIGIN } from '../kit/seeds';
import { aMoment } from './a-moment';
import { broughtToEngine } from './brought-to-engine';
import { bareFolder, nodeInProcess, type NodeInProcess } from './node-in-process';
import { stateAt, statementBy } from './statement';

jest.setTimeout(600_000);

const now = (): number => Date.now();
const RHYTHM = { pause: 5, again: 20, retries: { attempts: 1, firstPause: 5 } };

/** The way of one node to its witness, which can be cut. */
class Way {
  private readonly open = new Set<Socket>();
  private isCut = false;
  private readonly server = createServer((near) => {
    if (this.isCut) return near.destroy();
    const far = connect(this.port, '127.0.0.1');
    for (const [end, other] of [
      [near, far],
      [far, near],
    ] as const) {
      this.open.add(end.on('error', () => undefined).on('close', () => other.destroy()));
      end.pipe(other);
    }
  });

  private constructor(private readonly port: number) {}

  static async to(port: number): Promise<Way> {
    const way = new Way(port);
    await once(way.server.listen(0, '127.0.0.1'), 'listening');
    return way;
  }

  get at(): number {
    return (this.server.address() as AddressInfo).port;
  }

  cut(): void {
    this.isCut = true;
    for (const end of this.open) end.destroy();
  }

  mend(): void {
    this.isCut = false;
  }

  close(): void {
    this.cut();
    this.server.close();
  }
}

describe('a node that writes and does not reach its witness', () => {
  const cli = new CommandLine(now);
  const ways: Way[] = [];
  const nodes: NodeInProcess[] = [];
  /** Of the clock by which the pen of the first is held to its witness. */
  let elapsed = 0;
  let place: EnginePlace;
  let witness: ServedWitness;
  let stream: string;

  beforeAll(async () => {
    place = await doublePlace();
    stream = place.newStream();
    await broughtToEngine(cli, { origin: ORIGIN, engineUrl: place.url, stream });
    witness = await ServedWitness.of(cli);
    await start('one', cli.data);
    await until(() => isWriting(0));
    await start('two', bareFolder(cli.at('two'), cli.data));
  });
  afterAll(async () => {
    for (const node of nodes.reverse()) await node.close();
    for (const way of ways) way.close();
    await witness.stop();
    await place.leave();
    cli.clear();
  });

  const start = async (name: string, root: string): Promise<void> => {
    const [port = ''] = /\d+$/m.exec(witness.line) ?? [];
    const way = await Way.to(Number(port));
    ways.push(way);
    const policy = cli.at(`policy-${name}`);
    writeFileSync(policy, witness.policy.replace(`:${port}`, `:${String(way.at)}`));
    const [keeper] = nodes;
    const node = await nodeInProcess({
      ...{ name, root, engineUrl: place.url, stream, clock: now },
      ...(keeper === undefined ? {} : { keeper }),
      witnessedBy: { policy: readPolicy(policy), rhythm: RHYTHM, patience: 1_000, elapsed: () => elapsed },
    });
    nodes.push(node);
  };
  const until = async (holds: () => boolean): Promise<void> => {
    while (!holds()) await aMoment();
  };
  const isWriting = (at: number): boolean => nodes[at]?.ledger.node?.node.isWriting === true;
  const state = (at: number): ReturnType<typeof stateAt> =>
    stateAt(nodes[at]?.url ?? '', statementBy(readPen(founderKeyPath(nodes[0]!.folder)), ORIGIN, now()).body);
  const overdue = async (at: number): Promise<void> => {
    expect(await state(at)).toMatchObject({ status: 201 });
    await until(() => {
      elapsed += WITNESSED_WITHIN + 1;
      return nodes[at]?.ledger.heldBack() !== undefined;
    });
    expect(nodes[at]?.ledger.heldBack()?.code).toBe('witness-overdue');
  };
  const term = (): number | undefined => nodes[0]?.ledger.node?.node.state.term;

  it('keeps the pen while no other node does, and loses it to the first that does', async () => {
    for (const way of ways) way.cut();
    await overdue(0);
    const before = term();
    await until(() => nodes[0]?.ledger.node?.node.standing === 'unable');
    expect(await state(1)).toMatchObject({ status: 503, code: 'witness-overdue' });
    expect(term()).toBe(before);
    ways[1]?.mend();
    await until(() => isWriting(1) && !isWriting(0));
    expect(await state(0)).toMatchObject({ status: 201 });
    expect(await state(1)).toMatchObject({ status: 201 });
    await until(() => nodes[1]?.ledger.witnesses?.witnessed?.size === nodes[1]?.ledger.writer.sealed.size);
  });
});
