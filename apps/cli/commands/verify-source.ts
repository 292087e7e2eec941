import { availableParallelism } from 'node:os';
import { parseCheckpoint, type TrustPolicy } from '@mingjing/log';
import { NativeVerifier } from '@mingjing/writer';
import { constitutionOf, findKey } from '../../ledger/composition/constitution';
import type { LogSource } from '../log/log-source';
import { progressOf, type Progress, type Terminal } from '../progress';
import { verifyLog } from '../verify/verify-log';
import type { Verdict } from '../verify/verdict';

export interface Verifying {
  /** The log's verifier key as the user has it from elsewhere. */
  readonly logKey?: string;
  readonly policy?: TrustPolicy;
  readonly seenBefore?: readonly string[];
  readonly requireFiles?: true;
  /** An empty folder for the time of it. */
  readonly temporary: string;
}

/** A whole log as an outsider verifies it, on all cores, under a bar. */
export async function verifySource(
  source: LogSource,
  options: Verifying,
  terminal: Terminal,
): Promise<Verdict> {
  const verifier = new NativeVerifier(availableParallelism());
  const progress = await progressOver(source, terminal);
  try {
    return await verifyLog(source, {
      ...{ constitution: constitutionOf, findKey, verifier },
      ...options,
      onProgress: (entries) => progress.to(entries),
    });
  } finally {
    progress.stop();
    await verifier.close();
  }
}

async function progressOver(source: LogSource, terminal: Terminal): Promise<Progress> {
  const note = await source.checkpoint();
  const checkpoint = note === null ? undefined : parseCheckpoint(note);
  return progressOf(terminal, 'verifying', checkpoint?.ok === true ? checkpoint.value.size : 0);
}
