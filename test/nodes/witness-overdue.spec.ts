import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { doublePlace, type EnginePlace } from '@mingjing/event-store/testing';
import { CommandLine } from '../../apps/cli/testing/command-line';
import { dataFolder } from '../../apps/ledger/composition/data-folder';
import { foundForAFirstLook, founderKeyPath } from '../../apps/ledger/composition/first-look';
import { readPen } from '../../apps/ledger/composition/key-file';
import { WITNESSED_WITHIN } from '../../apps/ledger/nodes/lately-witnessed';
import { ORIGIN } from '../kit/seeds';
import { aMoment } from './a-moment';
import { nodeInProcess, type NodeInProcess } from './node-in-process';
import { OneWitness } from './one-witness';
import { stateAt, statementBy } from './statement';

jest.setTimeout(600_000);

const now = (): number => Date.now();
const RHYTHM = { pause: 5, again: 20, retries: { attempts: 1, firstPause: 5 } };

describe('the pen of a ledger on several machines', () => {
  let root: string;
  let place: EnginePlace;
  let witness: OneWitness;
  let node: NodeInProcess;
  /** Of the clock by which the pen is held to its witnesses. */
  let elapsed = 0;

  beforeAll(async () => {
    root = mkdtempSync(join(tmpdir(), 'mingjing-overdue-'));
    place = await doublePlace();
    const home = join(root, 'home');
    await (await foundForAFirstLook(dataFolder(home), { origin: ORIGIN, clock: now })).close();
    const stream = place.newStream();
    const cli = new CommandLine(now);
    const to = ['--to', `kurrentdb:${place.url}`, '--stream', stream];
    expect(await cli.run('migrate', '--from', `sqlite:${home}`, ...to)).toMatchObject({ exitCode: 0 });
    cli.clear();
    witness = await OneWitness.of(home, ORIGIN, join(root, 'witness'), now);
    node = await nodeInProcess({
      ...{ name: 'one', root: home, engineUrl: place.url, stream, clock: now },
      witnessedBy: { policy: witness.policy, rhythm: RHYTHM, elapsed: () => elapsed },
    });
  });
  afterAll(async () => {
    await node.close();
    await witness.stop();
    await place.leave();
    rmSync(root, { recursive: true, force: true });
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
