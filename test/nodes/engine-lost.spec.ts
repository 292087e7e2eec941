import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { doublePlace, type EnginePlace } from '@mingjing/event-store/testing';
import { CommandLine } from '../../apps/cli/testing/command-line';
import { dataFolder } from '../../apps/ledger/composition/data-folder';
import { foundForAFirstLook, founderKeyPath } from '../../apps/ledger/composition/first-look';
import { readPen } from '../../apps/ledger/composition/key-file';
import { ORIGIN } from '../kit/seeds';
import { aMoment } from './a-moment';
import { nodeInProcess, type NodeInProcess } from './node-in-process';
import { stateAt, statementBy } from './statement';

jest.setTimeout(600_000);

const now = (): number => Date.now();

/** The steps of docs/operating.md, "Restore". */
describe('a ledger whose engine is lost', () => {
  let root: string;
  let cli: CommandLine;
  let place: EnginePlace;
  beforeEach(async () => {
    root = mkdtempSync(join(tmpdir(), 'mingjing-lost-'));
    cli = new CommandLine(now);
    place = await doublePlace();
  });
  afterEach(async () => {
    await place.leave();
    cli.clear();
    rmSync(root, { recursive: true, force: true });
  });

  const bring = (home: string, stream: string): ReturnType<CommandLine['run']> =>
    cli.run('migrate', '--from', `sqlite:${home}`, '--to', `kurrentdb:${place.url}`, '--stream', stream);
  const founded = async (): Promise<string> => {
    const home = join(root, 'home');
    await (await foundForAFirstLook(dataFolder(home), { origin: ORIGIN, clock: now })).close();
    expect(await bring(home, 'lost')).toMatchObject({ exitCode: 0 });
    return home;
  };
  const writing = async (home: string, engine: EnginePlace, stream: string): Promise<NodeInProcess> => {
    const node = await nodeInProcess({ name: 'one', root: home, engineUrl: engine.url, stream, clock: now });
    while (node.ledger.node?.node.isWriting !== true) await aMoment();
    return node;
  };
  const state = ({ url, folder }: NodeInProcess): ReturnType<typeof stateAt> =>
    stateAt(url, statementBy(readPen(founderKeyPath(folder)), ORIGIN, now()).body);

  it('goes on in a new stream from the folder of a node that was stopped', async () => {
    const home = await founded();
    const node = await writing(home, place, 'lost');
    expect(await state(node)).toMatchObject({ status: 201 });
    const { size } = node.ledger.writer.sealed;
    const standing = node.ledger.writer.rootAt(size);
    await node.close();

    expect(await bring(home, 'restored')).toMatchObject({ exitCode: 0 });
    await expect(writing(home, place, 'lost')).rejects.toThrow('was moved to stream restored');
    const again = await writing(home, place, 'restored');
    expect(again.ledger.writer.rootAt(size)).toBe(standing);
    expect(await state(again)).toMatchObject({ status: 201 });
    await again.close();
  });

  it('goes on from a node that was killed, whose last entries lie behind its last checkpoint', async () => {
    const home = await founded();
    const node = await writing(home, place, 'lost');
    await node.close();
    const { checkpoint } = dataFolder(home);
    const before = readFileSync(checkpoint);
    const later = await writing(home, place, 'lost');
    expect(await state(later)).toMatchObject({ status: 201 });
    const { size } = later.ledger.writer.sealed;
    const standing = later.ledger.writer.rootAt(size);
    await later.close();
    writeFileSync(checkpoint, before);
    rmSync(`${checkpoint}-wal`, { force: true });
    const brought = await bring(home, 'restored');
    expect([brought.exitCode, brought.out]).toEqual([0, expect.stringContaining('under no checkpoint')]);
    const again = await writing(home, place, 'restored');
    expect(again.ledger.writer.rootAt(size)).toBe(standing);
    await again.close();
  });
});
