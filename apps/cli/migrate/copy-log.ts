import { equalBytes, readEntry } from '@mingjing/kernel';
import type { StoredEntry } from '@mingjing/event-store';
import { parseCheckpoint } from '@mingjing/log';
import { CliFailure, EXIT, unavailable } from '../failure';
import type { OpenPlace } from './open-place';
import { PAGE_ENTRIES, checkpointsOf } from './read-history';

/** Bytes of one append: engines take at least twice as much. */
const GROUP_BYTES = 256 * 1024;

/**
 * Every signed checkpoint, with the lines of witnesses, goes before the entries: a target that lacks
 * some is then behind its own checkpoint, and no ledger opens it.
 */
export async function copyCheckpoints(
  source: OpenPlace,
  target: OpenPlace,
  sizes: readonly number[],
  to: (done: number) => void,
): Promise<void> {
  let version = 0;
  const kept = checkpointsOf(target);
  for await (const note of checkpointsOf(source)) {
    const there = await kept.next();
    if (there.done !== true && there.value !== note) throw another(target, `checkpoint ${version}`);
    const size = sizes[version] ?? 0;
    if (
      there.done === true &&
      !(await target.checkpoints.swap(version === 0 ? null : version - 1, note, size))
    ) {
      throw meanwhile(target);
    }
    to(++version);
  }
  if ((await kept.next()).done !== true) throw another(target, `checkpoint ${version}`);
  await copyCosigned(source, target);
}

async function copyCosigned(source: OpenPlace, target: OpenPlace): Promise<void> {
  const oldestFirst = [...(await source.checkpoints.cosigned(Number.MAX_SAFE_INTEGER))].reverse();
  for (const note of oldestFirst) {
    const checkpoint = parseCheckpoint(note);
    const size = checkpoint.ok ? checkpoint.value.size : 0;
    if ((await target.checkpoints.at(size)) === note) continue;
    if (!(await target.checkpoints.keepCosigned(size, note)))
      throw another(target, `the checkpoint over ${size} entries`);
  }
}

/** What is there already must be the beginning of the same log, byte for byte. Gives its size. */
export async function assertBeginning(source: OpenPlace, target: OpenPlace, size: number): Promise<number> {
  const there = await target.store.size();
  if (there > size) throw another(target, `entry ${size}`);
  for (let next = 0; next < there;) {
    const page = await source.store.read(next, Math.min(PAGE_ENTRIES, there - next));
    await assertSame(target, next, page);
    next += page.length;
  }
  return there;
}

/** Entries from `from` on, up to `size`. */
export async function copyEntries(
  source: OpenPlace,
  target: OpenPlace,
  from: number,
  size: number,
  to: (done: number) => void,
): Promise<void> {
  for (let next = from; next < size;) {
    const page = await source.store.read(next, Math.min(PAGE_ENTRIES, size - next));
    for (const { from: at, group } of groups(next, page)) await append(target, at, group);
    next += page.length;
    to(next);
  }
}

async function assertSame(target: OpenPlace, from: number, page: readonly Uint8Array[]): Promise<void> {
  const there = await target.store.read(from, page.length);
  const differs = page.findIndex((bytes, i) => !equalBytes(bytes, there[i] ?? new Uint8Array()));
  if (differs >= 0) throw another(target, `entry ${from + differs}`);
}

async function append(target: OpenPlace, from: number, group: readonly StoredEntry[]): Promise<void> {
  if ((await target.store.append(from, group)) !== 'done') throw meanwhile(target);
}

function* groups(
  from: number,
  page: readonly Uint8Array[],
): Generator<{ readonly from: number; readonly group: readonly StoredEntry[] }> {
  let [first, bytes, group]: [number, number, StoredEntry[]] = [from, 0, []];
  for (const one of page) {
    if (group.length > 0 && bytes + one.length > GROUP_BYTES) {
      yield { from: first, group };
      [first, bytes, group] = [first + group.length, 0, []];
    }
    group.push(storedEntry(one));
    bytes += one.length;
  }
  if (group.length > 0) yield { from: first, group };
}

/** Id and type as the entry itself says; it has been verified before. */
function storedEntry(bytes: Uint8Array): StoredEntry {
  const entry = readEntry(bytes);
  if (!entry.ok) throw new CliFailure(entry.rejection.reason, EXIT.no);
  const { id, type } = entry.value.statement;
  return { id, type, bytes };
}

function another({ name }: OpenPlace, what: string): CliFailure {
  return new CliFailure(
    `${name} holds another log, or more of this one: ${what} differs. Nothing was added to it; migrate into an empty place.`,
    EXIT.no,
  );
}

function meanwhile({ name }: OpenPlace): CliFailure {
  return unavailable(
    `Somebody else writes to ${name} at the same time. Stop that, and run this again with --resume.`,
  );
}
