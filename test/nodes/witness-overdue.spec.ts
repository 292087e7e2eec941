import { writeFileSync } from 'node:fs';
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
import { nodeInProcess, type NodeInProcess } from './node-in-process';
import { stateAt, statementBy } from './statement';

jest.setTimeout(600_000);

const now = (): number => Date.now();
const RHYTHM = { pause: 5, again: 20, retries: { attempts: 1, firstPause: 5 } };

describe('the pen of a ledger on several machines', () => {
  const cli = new CommandLine(now);
  let place: EnginePlace;
  let witness: ServedWitness;
  let node: NodeInProcess;
  /** Of the clock by which the pen is held to its witnesses. */
  let elapsed = 0;

  beforeAll(async () => {
    place = await doublePlace();
    const stream = place.newStream();
    await broughtToEngine(cli, { origin: ORIGIN, engineUrl: place.url, stream });
    witness = await ServedWitness.of(cli);
    writeFileSync(cli.at('policy'), witness.policy);
    node = await nodeInProcess({
      ...{ name: 'one', root: cli.data, engineUrl: place.url, stream, clock: now },
      witnessedBy: { policy: readPolicy(cli.at('policy')), rhythm: RHYTHM, elapsed: () => elapsed },
    });
  });
  afterAll(async () => {
    await node.close();
    await witness.stop();
    await place.leave();
    cli.clear();
  });

  const until = async (holds: () => boolean): Promise<void> => {
    while (!holds()) await aMoment();
  };
  const state = (): ReturnType<typeof stateAt> =>
    stateAt(node.url, statementBy(readPen(founderKeyPath(node.folder)), ORIGIN, now()).body);

  it('takes nothing a minute after the last witness has gone, and takes it up when one is back', async () => {
    const { ledger } = node;
    await until(() => ledger.node?.node.isWriting === true);
    const first = await state();
    expect(first).toMatchObject({ status: 201 });
    await until(() => (ledger.witnesses?.witnessed?.size ?? 0) >= ledger.writer.sealed.size);

    await witness.stop();
    elapsed += WITNESSED_WITHIN * 10;
    expect(await state()).toMatchObject({ status: 201 });
    await until(() => ledger.writer.sealed.size > (ledger.witnesses?.witnessed?.size ?? 0));
    await until(() => {
      elapsed += WITNESSED_WITHIN + 1;
      return ledger.heldBack() !== undefined;
    });
    expect(await state()).toMatchObject({ status: 503, code: 'witness-overdue' });

    await witness.start();
    await until(() => ledger.heldBack() === undefined);
    expect(await state()).toMatchObject({ status: 201 });
  });
});
