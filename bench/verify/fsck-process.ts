import { mkdtempSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { NativeVerifier } from '@mingjing/writer';
import { fsck } from '../../apps/cli/fsck/fsck';
import { constitutionOf, findKey } from '../../apps/ledger/composition/constitution';
import { dataFolder } from '../../apps/ledger/composition/data-folder';
import { FOLD } from '../../apps/ledger/composition/open-ledger';
import { answerParent } from '../measure/apart';
import { ownProcessorTime } from '../measure/processor-time';
import { now } from '../measure/rate';

/** The data folder of a stopped ledger, and a folder for the run. */
export interface FsckOrder {
  readonly data: string;
  readonly folder: string;
}

export interface FsckCost {
  readonly milliseconds: number;
  /** µs of all threads together. */
  readonly processorTime: number;
}

/** What `mingjing fsck` does, in a process that has done nothing else. */
async function check({ data, folder }: FsckOrder): Promise<FsckCost> {
  const verifier = new NativeVerifier(availableParallelism());
  const [started, before] = [now(), ownProcessorTime()];
  const report = await fsck(dataFolder(data), {
    ...{ constitution: constitutionOf, findKey, verifier, fold: FOLD, views: false },
    temporary: mkdtempSync(join(folder, 'fsck-')),
    progress: () => ({ to: () => undefined, stop: () => undefined }),
  });
  const cost = { milliseconds: now() - started, processorTime: ownProcessorTime() - before };
  await verifier.close();
  if (!report.ok) throw new Error(`The folder does not hold: ${JSON.stringify(report.findings)}`);
  return cost;
}

answerParent(check);
