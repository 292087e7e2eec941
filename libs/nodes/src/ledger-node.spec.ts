import {
  MemoryCheckpointStore,
  MemoryEventStore,
  MemoryFileStore,
  StoreAltered,
  type EventStore,
} from '@mingjing/event-store';
import { InProcessEngine } from '@mingjing/event-store/testing';
import { readEntry, utf8 } from '@mingjing/kernel';
import { MemoryVault, MemoryVaultContents } from '@mingjing/vault';
import { readSubmissions, type Answer, type SubmittedBatch, type Wait } from '@mingjing/writer';
import { MapLedgerIndex, TestLedger, adding, faultIn } from '@mingjing/writer/testing';
import { LedgerNode } from './ledger-node';
import type { SharedLog } from './node-parts';
import { WriterTerms } from './writer-terms';

jest.setTimeout(60_000);

const LIMITS = { append: 100, answer: 20_000, settling: 10_000, silence: 100 };
const PAUSES = { patrol: 20, patience: 20_000 };

/** A county's machines, their engine, and the network between them, in one process. */
class Machines {
  readonly engine = new InProcessEngine(LIMITS);
  /** Nodes that the others can reach. */
  readonly reachable = new Map<string, LedgerNode>();
  readonly told: string[] = [];
  private readonly contents = new MemoryVaultContents();
  private readonly files = new Map<string, Uint8Array>();
  /** The founder, the officer, their keys and the clock. */
  readonly people: TestLedger;

  constructor() {
    this.people = new TestLedger({
      open: async () => ({
        ...(await this.shared()),
        store: await this.engine.openEventStore(),
        checkpoints: await this.engine.openCheckpointStore(),
      }),
      tables: () => [],
      leave: async () => undefined,
    });
  }

  /** Founds the ledger on the engine, as a bureau does once. */
  async found(): Promise<this> {
    await (await this.people.open()).found();
    await this.people.writer.close();
    return this;
  }

  async start(name: string, own: EventStore = new MemoryEventStore()): Promise<LedgerNode> {
    const parts = this.people.parts({
      ...(await this.shared()),
      store: own,
      checkpoints: new MemoryCheckpointStore(),
    });
    const node = await LedgerNode.start({
      name,
      url: name,
      own: parts,
      join: () => this.join(),
      neighbours: {
        submit: (url, batch, wait) => this.at(url).submitHere(batch, wait),
        observe: (url, observation) => this.at(url).observeHere(observation),
        answers: async (url) => this.reachable.get(url)?.isFit === true,
      },
      pauses: PAUSES,
      tell: (role) => this.told.push(`${name} ${role}`),
    });
    this.reachable.set(name, node);
    return node;
  }

  batch(by: number): SubmittedBatch {
    const read = readSubmissions(utf8(JSON.stringify(this.people.signed(this.people.officer, adding(by)))));
    if (!read.ok) throw new Error(read.rejection.reason);
    return read.value;
  }

  async leave(): Promise<void> {
    for (const node of this.reachable.values()) await node.close();
  }

  private async join(): Promise<SharedLog> {
    const engine = await this.engine.openEventStore();
    const checkpoints = await this.engine.openCheckpointStore();
    const log = await this.engine.openEventStore('terms');
    return {
      ...{ engine, checkpoints, terms: new WriterTerms(log) },
      close: async () => {
        await Promise.all([engine.close(), checkpoints.close(), log.close()]);
      },
    };
  }

  private at(url: string): LedgerNode {
    const node = this.reachable.get(url);
    if (node === undefined) throw new Error(`${url} does not answer`);
    return node;
  }

  private async shared(): Promise<{ vault: MemoryVault; files: MemoryFileStore; index: MapLedgerIndex }> {
    return {
      vault: new MemoryVault(this.contents),
      files: new MemoryFileStore(this.files),
      index: new MapLedgerIndex(),
    };
  }
}

let machines: Machines;
beforeEach(async () => {
  machines = await new Machines().found();
});
afterEach(() => machines.leave());

async function receipt(node: LedgerNode, batch: SubmittedBatch, wait?: Wait): Promise<number> {
  const answer: Answer = await node.submit(batch, wait);
  if (!answer.ok) throw new Error(answer.rejection.reason);
  return answer.receipts[0]!.index;
}

async function until(holds: () => boolean): Promise<void> {
  while (!holds()) await new Promise((resolve) => setTimeout(resolve, 5));
}

describe('nodes of one ledger', () => {
  it('are one writer and others, whoever is asked', async () => {
    const nodes = [await machines.start('one'), await machines.start('two'), await machines.start('three')];
    const indexes = await Promise.all(nodes.map((node, i) => receipt(node, machines.batch(i + 1))));
    expect(new Set(indexes).size).toBe(3);
    expect(nodes.filter(({ isWriting }) => isWriting)).toHaveLength(1);
  });

  it('mirror and verify what the writer writes, under the same checkpoint', async () => {
    const [one, two] = [await machines.start('one'), await machines.start('two')];
    const index = await receipt(two, machines.batch(1));
    await until(() => one.sealed.size > index && two.sealed.size > index);
    expect(one.rootAt(index + 1)).toBe(two.rootAt(index + 1));
    expect(two.proof(index)).toContain('c2sp.org/tlog-proof');
    expect(two.facts().state('tally', 'tally/1')).toEqual(one.facts().state('tally', 'tally/1'));
  });

  it('change the writer without a refused statement, and nothing doubles', async () => {
    const [one, two] = [await machines.start('one'), await machines.start('two')];
    const before = machines.batch(1);
    const index = await receipt(two, before);
    const writer = one.isWriting ? 'one' : 'two';
    const other = writer === 'one' ? two : one;
    const leaving = machines.reachable.get(writer)!;
    machines.reachable.delete(writer);
    const after = receipt(other, machines.batch(2));
    await leaving.close();
    expect(await after).toBe(index + 1);
    expect(await receipt(other, before)).toBe(index);
    expect(other.isWriting).toBe(true);
  });

  it('leave nothing to a writer that was away and comes back', async () => {
    const [one, two] = [await machines.start('one'), await machines.start('two')];
    await receipt(one, machines.batch(1));
    const [paused, next] = one.isWriting ? (['one', two] as const) : (['two', one] as const);
    const asleep = machines.reachable.get(paused)!;
    machines.reachable.delete(paused);
    await until(() => next.isWriting);
    machines.reachable.set(paused, asleep);
    const taken = [await receipt(asleep, machines.batch(2)), await receipt(next, machines.batch(3))];
    expect(new Set(taken).size).toBe(2);
    await until(() => !asleep.isWriting);
    const entries = await (await machines.engine.openEventStore()).read(0, 100);
    expect(faultIn(entries)).toBeUndefined();
    const ids = entries
      .map((bytes) => readEntry(bytes))
      .map((read) => (read.ok ? read.value.statement.id : ''));
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('follow from the start, or from a copy, and serve once they have caught up', async () => {
    const one = await machines.start('one');
    const index = await receipt(one, machines.batch(1));
    const own = new MemoryEventStore();
    const fresh = await machines.start('fresh', own);
    await until(() => fresh.sealed.size > index);
    const copied = new MemoryEventStore();
    const entries = await own.read(0, 100);
    await copied.append(
      0,
      entries.map((bytes, i) => ({ id: String(i), type: 'Copied', bytes })),
    );
    const copy = await machines.start('copy', copied);
    await until(() => copy.sealed.size > index);
    expect(copy.rootAt(index + 1)).toBe(one.rootAt(index + 1));
  });

  it('take nothing from a writer that breaks the rules', async () => {
    const node = await machines.start('one');
    await receipt(node, machines.batch(1));
    const [bytes] = await (await machines.engine.openEventStore()).read(3, 1);
    const follower = await machines.start('two');
    const engine = await machines.engine.openEventStore();
    await engine.append(await engine.size(), [{ id: 'slipped in', type: 'TallyAdded', bytes: bytes! }]);
    await until(() => !follower.isSound);
    expect(String(follower.fault)).toContain('does not hold');
    await expect(follower.submit(machines.batch(2))).rejects.toThrow('found a fault');
  });

  it('refuse an engine that was rolled back behind what they have verified', async () => {
    const node = await machines.start('one');
    const index = await receipt(node, machines.batch(1));
    const own = new MemoryEventStore();
    const follower = await machines.start('two', own);
    await until(() => follower.sealed.size > index);
    await follower.close();
    machines.reachable.delete('two');
    machines.engine.rollBack(index);
    const back = await machines.start('two', own);
    await until(() => !back.isSound);
    expect(back.fault).toBeInstanceOf(StoreAltered);
  });
});
