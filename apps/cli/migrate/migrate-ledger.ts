import { equalBytes, toHex } from '@mingjing/kernel';
import type { MerkleTree } from '@mingjing/log';
import { CliFailure, EXIT, unavailable } from '../failure';
import type { LogSummary } from '../verify/verdict';
import { assertBeginning, copyCheckpoints, copyEntries } from './copy-log';
import type { OpenPlace } from './open-place';
import { assertOneHistory, checkpointsOf, treeOf } from './read-history';

export interface MigrateOptions {
  /** Verifies the whole source as an outsider does; throws CliFailure where it does not hold. */
  readonly verify: () => Promise<LogSummary>;
  /** Goes on where an earlier run was cut off. */
  readonly resume: boolean;
  /** A bar for so many parts of some work. */
  readonly under: <T>(
    what: string,
    total: number,
    work: (to: (done: number) => void) => Promise<T>,
  ) => Promise<T>;
}

export interface Migrated {
  readonly origin: string;
  readonly entries: number;
  /** How many of them stand under no checkpoint yet: whoever writes next verifies and seals them. */
  readonly unsealed: number;
  readonly checkpoints: number;
  /** Hex: of the source as it was read, and of the target as it was read back. */
  readonly sourceRoot: string;
  readonly targetRoot: string;
}

/**
 * Brings a log with every checkpoint to another engine, byte for byte. The source is verified first
 * and stays as it is; the target is read back and compared. Throws CliFailure.
 */
export async function migrateLedger(
  source: OpenPlace,
  target: OpenPlace,
  { verify, resume, under }: MigrateOptions,
): Promise<Migrated> {
  if (!resume) await assertEmpty(target);
  const { origin, size: sealed, root } = await verify();
  const size = await source.store.size();
  const tree = await under('reading', size, (to) => treeOf(source, size, to));
  assertVerified(source, toHex(tree.root(sealed)), root);
  const sizes = await assertOneHistory(source, tree);
  const there = await assertBeginning(source, target, size);
  await under('checkpoints', sizes.length, (to) => copyCheckpoints(source, target, sizes, to));
  await under('entries', size, (to) => copyEntries(source, target, there, size, to));
  const arrived = await under('comparing', size, (to) => treeOf(target, size, to));
  await assertSame(source, target, tree, arrived);
  return {
    ...{ origin, entries: size, unsealed: size - sealed, checkpoints: sizes.length },
    ...{ sourceRoot: toHex(tree.root()), targetRoot: toHex(arrived.root()) },
  };
}

async function assertEmpty({ name, store, checkpoints }: OpenPlace): Promise<void> {
  const size = await store.size();
  if (size === 0 && (await checkpoints.get()) === null) return;
  throw unavailable(
    `${name} is not empty: it holds ${size} entries, or checkpoints. If an earlier migration of this log was cut off there, give --resume.`,
  );
}

function assertVerified({ name }: OpenPlace, root: string, verified: string): void {
  if (root === verified) return;
  throw unavailable(`${name} changed while it was verified. Stop every writer, and migrate again.`);
}

async function assertSame(
  source: OpenPlace,
  target: OpenPlace,
  tree: MerkleTree,
  arrived: MerkleTree,
): Promise<void> {
  const roots = equalBytes(tree.root(), arrived.root());
  const newest = (await source.checkpoints.get())?.note === (await target.checkpoints.get())?.note;
  if (roots && newest && (await source.store.size()) === tree.size && (await sameVersions(source, target)))
    return;
  throw new CliFailure(
    `${target.name} does not hold what ${source.name} holds now. Somebody wrote to one of them meanwhile: do not open the target; empty it and migrate again.`,
    EXIT.no,
  );
}

async function sameVersions(source: OpenPlace, target: OpenPlace): Promise<boolean> {
  const there = checkpointsOf(target);
  for await (const note of checkpointsOf(source)) if ((await there.next()).value !== note) return false;
  return (await there.next()).done === true;
}
