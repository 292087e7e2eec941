import fc from 'fast-check';
import type { SignedSubmission } from '@mingjing/client';
import { MemoryFileStore } from '@mingjing/event-store';
import { InProcessEngine } from '@mingjing/event-store/testing';
import { readEntry, toHex } from '@mingjing/kernel';
import { MerkleTree, leafHash, parseCheckpoint } from '@mingjing/log';
import { MemoryVault, MemoryVaultContents } from '@mingjing/vault';
import { sha256 } from './native/hashes';
import type { Receipt } from './sealing/receipt';
import { MapLedgerIndex } from './testing/map-ledger-index';
import { adding } from './testing/sayings';
import { faultIn } from './testing/tally-constitution';
import { TestLedger } from './testing/test-ledger';
import type { WriterPlace } from './testing/writer-place';
import { LedgerStopped } from './writer';

const RUNS = Number(process.env['INTERLEAVINGS'] ?? '300');
jest.setTimeout(30_000 + RUNS * 1_000);

/** Impatient, so that a lost answer costs a test little. */
const LIMITS = { append: 15, answer: 20_000, settling: 20_000, silence: 500 };
const CROWD = 26;
/** Of opening one node, each of which may lose against another. */
const MOST_TRIES = 20;
const MISDEEDS = [
  ...(['silent', 'stored-unanswered', 'stored-timeout', 'stored-cut', 'cut', 'late'] as const),
  ...(['not-leader', 'not-ready'] as const),
];

/** `crowds`: so many more may be handed in with it that the writer does not wait for its group to be sealed. */
const stepThat = (crowds: fc.Arbitrary<boolean>) =>
  fc.record({
    writer: fc.nat(2),
    statement: fc.nat(3),
    misdeed: fc.option(fc.constantFrom(...MISDEEDS), { nil: undefined }),
    /** Late appends that are under way arrive now. */
    release: fc.boolean(),
    /** Whether the next step waits for the answer to this one. */
    waits: fc.boolean(),
    crowds,
  });

/** Vault and files are shared by the nodes, as they are in a bureau; each has an index of its own. */
function nodesOn(engine: InProcessEngine, count: number): readonly TestLedger[] {
  const contents = new MemoryVaultContents();
  const files = new Map<string, Uint8Array>();
  const place = (): WriterPlace => {
    const index = new MapLedgerIndex();
    return {
      open: async () => ({
        store: await engine.openEventStore(),
        checkpoints: await engine.openCheckpointStore(),
        vault: new MemoryVault(contents),
        files: new MemoryFileStore(files),
        index,
      }),
      tables: () => index.rows(),
      leave: async () => undefined,
    };
  };
  return Array.from({ length: count }, () => new TestLedger(place()));
}

type Step = ReturnType<typeof stepThat> extends fc.Arbitrary<infer One> ? One : never;

interface Receipted {
  readonly id: string;
  readonly receipt: Receipt;
}

/** Hands a statement to a node until it has a receipt; a node that has stopped is opened anew, as a supervisor does. */
async function receiptOf(node: TestLedger, statement: SignedSubmission): Promise<Receipted> {
  for (;;) {
    try {
      const [receipt] = await node.accepted(statement);
      if (receipt !== undefined) return { receipt, id: statement.statement.id };
    } catch (error) {
      if (!(error instanceof LedgerStopped)) throw error;
      await reopened(node);
    }
  }
}

const opening = new WeakMap<TestLedger, Promise<void>>();

/** Once for all who wait; starting may lose against another writer who seals at the same moment. */
function reopened(node: TestLedger): Promise<void> {
  const running = opening.get(node) ?? open(node).finally(() => opening.delete(node));
  opening.set(node, running);
  return running;
}

async function open(node: TestLedger): Promise<void> {
  for (let tries = 0; !node.writer.isSound; tries++) {
    await node.restart().catch((error: unknown) => {
      if (tries === MOST_TRIES) throw error;
    });
  }
}

/** Every checkpoint that was ever signed is one of this log. */
async function forks(node: TestLedger): Promise<readonly string[]> {
  const tree = new MerkleTree(sha256);
  for (const bytes of await node.entries()) tree.append(leafHash(sha256, bytes));
  const signed = await node.stores.checkpoints.read(0, Number.MAX_SAFE_INTEGER);
  return signed.flatMap(({ note }) => {
    const checkpoint = parseCheckpoint(note);
    if (!checkpoint.ok) return [checkpoint.rejection.reason];
    const { size, root } = checkpoint.value;
    return size <= tree.size && toHex(tree.root(size)) === toHex(root) ? [] : [note];
  });
}

async function play(steps: readonly Step[]): Promise<void> {
  const engine = new InProcessEngine(LIMITS);
  const nodes = nodesOn(engine, 3);
  const [first] = nodes as [TestLedger, TestLedger, TestLedger];
  await (await first.open()).found();
  for (const node of nodes.slice(1)) await node.open();
  const statements = Array.from({ length: 4 }, (_, i) => first.signed(first.officer, adding(i + 1)));
  const crowd = Array.from({ length: CROWD }, (_, i) =>
    first.signed(first.officer, adding(1, `tally/crowd-${String(i)}`)),
  );

  const answers: Promise<Receipted>[] = [];
  for (const { writer, statement, misdeed, release, waits, crowds } of steps) {
    if (misdeed !== undefined) engine.mischief.appending(misdeed);
    const answer = receiptOf(nodes[writer]!, statements[statement]!);
    answers.push(answer);
    // A turn later, when the group before it is on its way.
    await new Promise((resolve) => setImmediate(resolve));
    if (crowds) answers.push(...crowd.map((one) => receiptOf(nodes[writer]!, one)));
    if (waits) await answer;
    if (release) engine.mischief.release();
  }
  const receipts = await Promise.all(answers);
  engine.mischief.release();
  await assertOneHistory(await first.restart(), receipts);
  for (const node of nodes) await node.leave();
}

async function assertOneHistory(reader: TestLedger, receipts: readonly Receipted[]): Promise<void> {
  const entries = await reader.entries();
  expect(faultIn(entries)).toBeUndefined();
  expect(await forks(reader)).toEqual([]);
  const ids = entries
    .map((bytes) => readEntry(bytes))
    .map((read) => (read.ok ? read.value.statement.id : ''));
  expect(new Set(ids).size).toBe(ids.length);
  for (const { id, receipt } of receipts) {
    expect(ids[receipt.index]).toBe(id);
    expect(await reader.proves(receipt)).toBe(true);
  }
}

describe('several writers on one engine', () => {
  const stepsThat = (crowds: fc.Arbitrary<boolean>, maxLength: number) =>
    fc.asyncProperty(fc.array(stepThat(crowds), { minLength: 2, maxLength }), play);

  it('keep one history and every receipt, whatever is lost, late or stored unanswered', async () => {
    await fc.assert(stepsThat(fc.constant(false), 8), { numRuns: RUNS });
  });

  it('do so while groups are appended before the one below them is sealed', async () => {
    await fc.assert(stepsThat(fc.boolean(), 5), { numRuns: Math.ceil(RUNS / 10) });
  });
});
