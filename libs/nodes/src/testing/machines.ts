import {
  MemoryCheckpointStore,
  MemoryEventStore,
  MemoryFileStore,
  StoreUnavailable,
  type EventStore,
} from '@mingjing/event-store';
import { InProcessEngine } from '@mingjing/event-store/testing';
import { utf8 } from '@mingjing/kernel';
import { MemoryVault, MemoryVaultContents } from '@mingjing/vault';
import {
  readSubmissions,
  type Answer,
  type SubmittedBatch,
  type Wait,
  type WriterParts,
} from '@mingjing/writer';
import { MapLedgerIndex, TestLedger, adding } from '@mingjing/writer/testing';
import { LedgerNode } from '../ledger-node';
import { Namesake } from '../namesake';
import type { SharedLog } from '../node-parts';
import type { TermKeys } from '../term-text';
import { WriterTerms } from '../writer-terms';

const LIMITS = { append: 100, answer: 20_000, settling: 10_000, silence: 100 };
/** On a busy machine a change of writer takes its time; nobody is to give up before the test does. */
const PAUSES = { patrol: 20, patience: 100_000 };

/** A county's machines, their engine, and the network between them, in one process. */
export class Machines {
  readonly engine = new InProcessEngine(LIMITS);
  /** Nodes that the others can reach. */
  readonly reachable = new Map<string, LedgerNode>();
  readonly told: string[] = [];
  /** Nodes that do not reach the engine. */
  readonly cutOff = new Set<string>();
  /** Nodes whose pens no witness would let write. */
  readonly unwatched = new Set<string>();
  /** Of early looks, the next so many. */
  answersLost = 0;
  /** As the pauses of a node; no pen is held back long enough unless a test says otherwise. */
  grace = PAUSES.patience;
  private started = 0;
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

  /** Reached at its name, or elsewhere. */
  async start(
    name: string,
    own: EventStore = new MemoryEventStore(),
    others: Partial<WriterParts> = {},
    url = name,
  ): Promise<LedgerNode> {
    const parts = this.people.parts({
      ...(await this.shared()),
      store: own,
      checkpoints: new MemoryCheckpointStore(),
      ...others,
    });
    const node = await LedgerNode.start({
      name,
      url,
      instance: `${name}/${String(++this.started)}`,
      own: parts,
      join: () => this.join(name),
      neighbours: {
        submit: (url, batch, wait) => this.at(url).submitHere(batch, wait),
        observe: async (url, observation) => {
          const answer = await this.at(url).observeHere(observation);
          if (this.answersLost-- > 0) throw new Error('Its answer was lost.');
          return answer;
        },
        holder: async ({ url, instance }) => {
          const there = this.reachable.get(url);
          return there?.instance === instance ? there.standing : 'away';
        },
      },
      couldWrite: () => this.couldWrite(name),
      pauses: { ...PAUSES, grace: this.grace },
      tell: (role, why) => {
        this.told.push(`${name} ${role}`);
        if (why instanceof Namesake) this.told.push(why.message);
      },
    });
    this.reachable.set(url, node);
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

  private async couldWrite(name: string): Promise<void> {
    if (this.unwatched.has(name)) throw new Error('No witness answers.');
  }

  private async join(name: string): Promise<SharedLog> {
    this.reach(name);
    const engine = this.seenBy(name, await this.engine.openEventStore());
    const checkpoints = await this.engine.openCheckpointStore();
    const log = this.seenBy(name, await this.terms());
    return {
      ...{ engine, checkpoints, terms: new WriterTerms(log, this.termKeys) },
      close: async () => {
        await Promise.all([engine.close(), checkpoints.close(), log.close()]);
      },
    };
  }

  /** It answers no node that is cut off. */
  private seenBy(name: string, store: EventStore): EventStore {
    return {
      append: async (...given) => (this.reach(name), store.append(...given)),
      read: async (...given) => (this.reach(name), store.read(...given)),
      size: async () => (this.reach(name), store.size()),
      follow: (...given) => store.follow(...given),
      close: () => store.close(),
    };
  }

  private reach(name: string): void {
    if (this.cutOff.has(name)) throw new StoreUnavailable('The engine is not reached.');
  }

  get termKeys(): TermKeys {
    const { ledger, serviceKey } = this.people.parts();
    return { origin: ledger.around.ledger, held: [serviceKey], signing: () => serviceKey };
  }

  /** The log of terms, as whoever has rights on the engine reaches it. */
  terms(): Promise<EventStore> {
    return this.engine.openEventStore('terms');
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

/** The index at which it stands. */
export async function receipt(node: LedgerNode, batch: SubmittedBatch, wait?: Wait): Promise<number> {
  const answer: Answer = await node.submit(batch, wait);
  if (!answer.ok) throw new Error(answer.rejection.reason);
  return answer.receipts[0]!.index;
}

export async function until(holds: () => boolean): Promise<void> {
  while (!holds()) await new Promise((resolve) => setTimeout(resolve, 5));
}
