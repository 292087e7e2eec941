import type { CheckpointStore } from '@mingjing/event-store';
import { verifiersOf, whatHolds, type TrustPolicy } from '@mingjing/log';
import { nativeVerify } from '@mingjing/writer';

/**
 * Signed checkpoints as readers are shown them: without the lines in the name of a witness that do not hold, for one
 * of them would refuse the note to everybody. They stay in the store, which rewrites nothing.
 */
export function soundCheckpoints(kept: CheckpointStore, policy: TrustPolicy | undefined): CheckpointStore {
  const keys = policy?.witnesses.map(({ key }) => key) ?? [];
  const verifiers = verifiersOf(keys, nativeVerify);
  return {
    get: () => kept.get(),
    at: async (size) => {
      const note = await kept.at(size);
      return note === null ? null : whatHolds(note, verifiers);
    },
    read: (from, max) => kept.read(from, max),
    cosigned: async (max) => (await kept.cosigned(max)).map((note) => whatHolds(note, verifiers)),
    swap: (version, note, size) => kept.swap(version, note, size),
    keepCosigned: (size, note) => kept.keepCosigned(size, note),
    close: () => kept.close(),
  };
}
