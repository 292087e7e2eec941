import type { LogSource } from '../log/log-source';
import { openClaimedLog } from './open-signed-log';
import { FaultFound, type Verdict } from './verdict';
import { Verification } from './verification';
import type { VerifyOptions } from './verify-options';

/**
 * Reads a log as an outsider: the checkpoint's signature, every hash and tile, every signature, and
 * for each entry key validity, cosigners, revision, id and decision; derived events are recomputed.
 * Memory does not grow with the log. Throws only where the copy cannot be read at all.
 */
export async function verifyLog(source: LogSource, options: VerifyOptions): Promise<Verdict> {
  try {
    const claimed = await openClaimedLog(source, options.logKey);
    const reading = new Verification(source, options, claimed);
    try {
      return { ok: true, summary: await reading.all() };
    } finally {
      reading.close();
    }
  } catch (error) {
    if (error instanceof FaultFound) return { ok: false, fault: error.fault };
    throw error;
  }
}
