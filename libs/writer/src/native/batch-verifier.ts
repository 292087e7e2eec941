import type { CheckBatch } from './check-batch';

/** For whoever verifies a whole log. */
export interface BatchVerifier {
  /** The first entry with a check that fails; the batch comes back empty. */
  verifyBatch(batch: CheckBatch): Promise<number | undefined>;
}
