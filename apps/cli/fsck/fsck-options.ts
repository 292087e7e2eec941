import type { FindKey, NativeVerifier } from '@mingjing/writer';
import type { DataFolder } from '../../ledger/composition/data-folder';
import type { Progress } from '../progress';
import type { LogParts } from './log-check';

export interface FsckOptions {
  /** The rules by which the log was written, by which each entry is decided again. */
  readonly constitution: LogParts['constitution'];
  readonly findKey: FindKey;
  readonly verifier: NativeVerifier;
  /** A folder for this run alone, which the caller removes. */
  readonly temporary: string;
  /** Version of the code that folds the index beside the log. */
  readonly fold: string;
  /** Tells all views anew and compares them. */
  readonly views: boolean;
  /** New, empty files of this program, where they are made already: see referenceFiles. */
  readonly reference?: DataFolder;
  readonly progress: (what: string, total: number) => Progress;
}
