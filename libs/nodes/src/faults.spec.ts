import { MemoryEventStore, StoreUnavailable, type EventStore } from '@mingjing/event-store';
import { readEntry } from '@mingjing/kernel';
import { MerkleTree, leafHash, parseCheckpoint } from '@mingjing/log';
import { sha256 } from '@mingjing/writer';
import { faultIn } from '@mingjing/writer/testing';
import type { LedgerNode } from './ledger-node';
import { Machines, receipt, until } from './testing/machines';

const MINUTE = 60_000;

/** A file whose disk takes nothing, as long as it is full. */
class FullDisk extends MemoryEventStore {
  isFull = false;

  override async append(...given: Parameters<EventStore['append']>): ReturnType<EventStore['append']> {
    if (this.isFull) throw new StoreUnavailable('The ledger file took nothing.');
    return super.append(...given);
  }
}

let machines: Machines;
beforeEach(async () => {
  machines = await new Machines().found();
});
afterEach(() => machines.leave());

/** Nothing lost, nothing twice, no fork: what stands in the engine, and every checkpoint ever signed over it. */
async function assertOneHistory(taken: ReadonlyMap<string, number>): Promise<void> {
  const entries = await (await machines.engine.openEventStore()).read(0, 1_000);
  expect(faultIn(entries)).toBeUndefined();
  const ids = entries.map((bytes) => readEntry(bytes)).map((read) => read.ok && read.value.statement.id);
  expect(new Set(ids).size).toBe(ids.length);
  for (const [id, index] of taken) expect(ids[index]).toBe(id);
  const tree = new MerkleTree(sha256);
  for (const bytes of entries) tree.append(leafHash(sha256, bytes));
  const signed = await (await machines.engine.openCheckpointStore()).read(0, 1_000);
  for (const { note } of signed) {
    const checkpoint = parseCheckpoint(note);
    if (!checkpoint.ok) throw new Error(checkpoint.rejection.reason);
    expect(checkpoint.value.root).toEqual(tree.root(checkpoint.value.size));
  }
}

/** Hands in so many statements at once, to these nodes in turn. */
async function handIn(nodes: readonly LedgerNode[], count: number): Promise<ReadonlyMap<string, number>> {
  const taken = new Map<string, number>();
  const handing = Array.from({ length: count }, async (_, i) => {
    const batch = machines.batch(i + 1);
    const node = nodes[i % nodes.length];
    const id = batch.submissions[0]?.statement.id;
    if (node !== undefined && id !== undefined) taken.set(id, await receipt(node, batch));
  });
  await Promise.all(handing);
  return taken;
}

const writerOf = (nodes: readonly LedgerNode[]): LedgerNode | undefined =>
  nodes.find(({ isWriting }) => isWriting);

describe('nodes of one ledger, whatever the engine does', () => {
  it.each([
    ['its leader is killed in mid-append', ['stored-cut', 'not-ready', 'cut']],
    ['it answers by a time-out what it has stored', ['stored-timeout', 'stored-timeout']],
    ['it stores and never answers', ['stored-unanswered']],
    ['it is paused, and takes late what was sent before', ['late', 'silent']],
    ['it takes nothing for a while, as one whose disk is full', ['not-ready', 'cut', 'not-ready', 'cut']],
  ] as const)('lose nothing and write nothing twice where %s', async (_, misdeeds) => {
    const nodes = [await machines.start('one'), await machines.start('two')];
    await until(() => writerOf(nodes) !== undefined);
    machines.engine.mischief.appending(...misdeeds);
    const first = await handIn(nodes, 4);
    machines.engine.mischief.release();
    const second = await handIn(nodes, 4);
    await assertOneHistory(new Map([...first, ...second]));
  });
});

describe('nodes of one ledger, where the disk of one is full', () => {
  it('go on by another one, and the first follows once there is room', async () => {
    const disks = [new FullDisk(), new FullDisk()];
    const nodes = [await machines.start('one', disks[0]), await machines.start('two', disks[1])];
    const before = await handIn(nodes, 2);
    const full = nodes.findIndex(({ isWriting }) => isWriting);
    const disk = disks[full];
    const node = nodes[full];
    if (disk === undefined || node === undefined) throw new Error('nobody writes');
    disk.isFull = true;
    const during = await handIn(nodes, 4);
    disk.isFull = false;
    const after = await handIn(nodes, 2);
    await assertOneHistory(new Map([...before, ...during, ...after]));
    const size = Math.max(...after.values()) + 1;
    await until(() => node.sealed.size >= size);
    expect(await disk.size()).toBeGreaterThanOrEqual(size);
  });
});

describe('nodes of one ledger whose clocks differ', () => {
  it('record no time that goes backwards when the writer changes', async () => {
    const ahead = await machines.start('ahead', new MemoryEventStore(), {
      clock: () => machines.people.now + MINUTE / 2,
    });
    await until(() => ahead.isWriting);
    const behind = await machines.start('behind');
    const first = await handIn([ahead, behind], 2);
    machines.reachable.delete('ahead');
    await ahead.close();
    await until(() => behind.isWriting);
    const second = await handIn([behind], 2);
    await assertOneHistory(new Map([...first, ...second]));
  });

  it('are not written by one whose clock is more than a minute behind the log', async () => {
    const right = await machines.start('right', new MemoryEventStore(), {
      clock: () => machines.people.now + 3 * MINUTE,
    });
    await until(() => right.isWriting);
    const slow = await machines.start('slow');
    const first = await handIn([right, slow], 2);
    machines.reachable.delete('right');
    await right.close();
    await until(() => machines.told.filter((one) => one === 'slow following').length > 0);
    expect(slow.isWriting).toBe(false);
    // The same statement, which waits, is taken once the clock is set right.
    const waiting = handIn([slow], 1);
    machines.people.now += 3 * MINUTE;
    await assertOneHistory(new Map([...first, ...(await waiting)]));
  });
});
