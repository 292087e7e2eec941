import { openSqliteEventStore } from '@mingjing/event-store';
import { readEntry, toHex } from '@mingjing/kernel';
import { MerkleTree, leafHash } from '@mingjing/log';
import { sha256 } from '@mingjing/writer';
import { dataFolder } from '../../apps/ledger/composition/data-folder';
import { openViews } from '../../apps/ledger/composition/open-views';
import type { Load } from './load';
import type { Machine } from './machine';
import { aMoment } from './a-moment';

/** What lies on one machine that has stopped. */
interface Lying {
  readonly size: number;
  readonly root: string;
  readonly digests: readonly string[];
  readonly ids: readonly string[];
}

/** Waits until all nodes stand at one checkpoint, stops them, and holds what lies on them against each other and the receipts. */
export async function demandOneLedger(machines: readonly Machine[], load: Load): Promise<void> {
  await sameCheckpoint(machines);
  // The writer last: nobody has to take the pen up any more.
  const ends = await Promise.all(machines.map((machine) => machine.stop()));
  expect(ends.map(({ code }) => code)).toEqual(machines.map(() => 0));
  const lying = await Promise.all(machines.map(({ folder }) => lyingIn(folder)));
  const [first] = lying;
  for (const one of lying) expect(one).toEqual(first);
  const { ids } = first!;
  expect(new Set(ids).size).toBe(ids.length);
  const misplaced = load.taken.filter(({ id, receipt }) => ids[receipt.index] !== id);
  expect(misplaced).toEqual([]);
  expect(load.refused).toEqual([]);
}

/** The note of the newest checkpoint is the same on all of them, with the lines of witnesses, and covers what any of them has. */
async function sameCheckpoint(machines: readonly Machine[]): Promise<void> {
  for (;;) {
    const notes = await Promise.all(machines.map(checkpoint));
    if (new Set(notes).size === 1 && !notes.includes('')) return;
    await aMoment();
  }
}

async function checkpoint({ url }: Machine): Promise<string> {
  const answer = await fetch(`${url}/log/checkpoint`).catch(() => undefined);
  return answer?.ok === true ? answer.text() : '';
}

async function lyingIn(root: string): Promise<Lying> {
  const folder = dataFolder(root);
  const store = openSqliteEventStore(folder.ledger, { readOnly: true });
  const entries = await store.read(0, Number.MAX_SAFE_INTEGER);
  await store.close();
  const tree = new MerkleTree(sha256);
  for (const bytes of entries) tree.append(leafHash(sha256, bytes));
  const { views, definitions, size, close } = await openViews(folder);
  const digests = definitions.map((view) => views.digest(view));
  await close();
  return { size, root: toHex(tree.root()), digests, ids: entries.map(idOf) };
}

function idOf(bytes: Uint8Array): string {
  const entry = readEntry(bytes);
  return entry.ok ? entry.value.statement.id : '';
}
