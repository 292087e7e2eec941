import {
  MemoryCheckpointStore,
  MemoryCheckpoints,
  MemoryEventStore,
  MemoryLog,
  type StoredEntry,
} from '@mingjing/event-store';
import { utf8 } from '@mingjing/kernel';
import { MerkleTree, NOTE_ED25519, leafHash, verifierKey } from '@mingjing/log';
import { sha256 } from '../native/hashes';
import { ORIGIN, signerNamed } from '../testing/sayings';
import { Sealer, StoreBrokeItsPromise } from './seal';

const LOG = signerNamed('log');
const KEYS = [
  { verifier: verifierKey(sha256, ORIGIN, NOTE_ED25519, LOG.publicKey), sign: LOG.sign.bind(LOG) },
];
const stored = (text: string): StoredEntry => ({ id: text, type: 'Any', bytes: utf8(text) });
const leaf = (text: string): Uint8Array => leafHash(sha256, utf8(text));

/** Three entries are sealed, and a fourth is on the disk and in the tree. */
async function beforeTheFourth() {
  const [store, checkpoints] = [
    new MemoryEventStore(new MemoryLog()),
    new MemoryCheckpointStore(new MemoryCheckpoints()),
  ];
  const tree = new MerkleTree(sha256);
  const nothing = { size: 0, root: tree.root(), note: '', version: null };
  const sealer = new Sealer(sha256, store, checkpoints, tree, nothing);
  const entries = ['a', 'b', 'c', 'd'].map(stored);
  await store.append(0, entries);
  await sealer.readBack(
    0,
    entries.slice(0, 3).map(({ bytes }) => bytes),
  );
  await sealer.seal(3, KEYS);
  return { sealer, tree, checkpoints, entries };
}

describe('a seal', () => {
  it('covers what was read back, and grows from what it covered before', async () => {
    const { sealer, checkpoints, entries } = await beforeTheFourth();
    await sealer.readBack(
      3,
      entries.slice(3).map(({ bytes }) => bytes),
    );
    expect(await sealer.seal(4, KEYS)).toMatchObject({ size: 4, version: 1 });
    expect((await checkpoints.get())?.note).toBe(sealer.sealed.note);
  });

  it('is not put over a tree that no longer holds what was signed, as where memory fails', async () => {
    const { sealer, tree, checkpoints } = await beforeTheFourth();
    const { note } = sealer.sealed;
    tree.truncate(1);
    for (const text of ['b', 'C', 'd']) tree.append(leaf(text));
    await expect(sealer.seal(4, KEYS)).rejects.toThrow(StoreBrokeItsPromise);
    await expect(sealer.seal(4, KEYS)).rejects.toThrow(/does not contain the 3 that were signed/);
    expect([sealer.sealed.note, (await checkpoints.get())?.note]).toEqual([note, note]);
  });
});
