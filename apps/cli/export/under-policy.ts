import { openByPolicy, verifiersOf, whatHolds, type TrustPolicy } from '@mingjing/log';
import { nativeVerify } from '@mingjing/writer';
import { CliFailure, EXIT } from '../failure';
import type { LogSource } from '../log/log-source';
import { claimedCheckpoint } from './export-target';

export interface UnderPolicy {
  /** The log up to that checkpoint, and no further. */
  readonly source: LogSource;
  /** Entries of the log that it leaves out. */
  readonly behind: number;
}

/**
 * The log as of the newest checkpoint that one of the policy's logs signed and its quorum of witnesses
 * cosigned: the newest may still be on its way to them. Throws CliFailure where none is, with whom the newest
 * one lacks.
 */
export async function underPolicy(source: LogSource, policy: TrustPolicy): Promise<UnderPolicy> {
  const { note: newest, checkpoint } = await claimedCheckpoint(source);
  const keys = policy.witnesses.map(({ key }) => key);
  const witnesses = verifiersOf(keys, nativeVerify);
  for (const kept of [newest, ...((await source.cosigned?.()) ?? [])]) {
    const note = whatHolds(kept, witnesses);
    const opened = openByPolicy(note, policy, nativeVerify);
    if (opened.ok) return { source: upTo(source, note), behind: checkpoint.size - opened.value.size };
  }
  const refused = openByPolicy(newest, policy, nativeVerify);
  const why = refused.ok ? '' : refused.rejection.reason;
  throw new CliFailure(
    `${source.name} has no checkpoint that the policy holds for, and nothing was exported. ${why} Ask again when those witnesses answer, or export without --policy.`,
    EXIT.no,
  );
}

function upTo(source: LogSource, note: string): LogSource {
  return {
    name: source.name,
    hasTiles: source.hasTiles,
    checkpoint: () => Promise.resolve(note),
    entries: (bundle) => source.entries(bundle),
    tile: (tile) => source.tile(tile),
    file: (sha256) => source.file(sha256),
    fileNow: (sha256) => source.fileNow(sha256),
    close: () => source.close(),
  };
}
