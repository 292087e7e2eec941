import { mkdtempSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { NativeVerifier } from '@mingjing/writer';
import { FolderSource } from '../../apps/cli/log/folder-source';
import { verifyLog } from '../../apps/cli/verify/verify-log';
import { constitutionOf, findKey } from '../../apps/ledger/composition/constitution';
import { answerParent } from '../measure/apart';
import { now } from '../measure/rate';

/** An exported log, and a folder for the run. */
export interface VerifyOrder {
  readonly exported: string;
  readonly folder: string;
}

export interface VerifyReport {
  readonly milliseconds: number;
  /** The most memory that the process has ever held, workers included. */
  readonly peakMiB: number;
}

/** What `mingjing verify DIR` does, in a process that has done nothing else. */
async function verify({ exported, folder }: VerifyOrder): Promise<VerifyReport> {
  const verifier = new NativeVerifier(availableParallelism());
  const started = now();
  const verdict = await verifyLog(new FolderSource(exported), {
    constitution: constitutionOf,
    findKey,
    verifier,
    temporary: mkdtempSync(join(folder, 'verify-')),
  });
  const milliseconds = now() - started;
  await verifier.close();
  if (!verdict.ok) throw new Error(`The log does not hold: ${verdict.fault.rejection.reason}`);
  return { milliseconds, peakMiB: process.resourceUsage().maxRSS / 1024 };
}

answerParent(verify);
