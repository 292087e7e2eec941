import { availableParallelism } from 'node:os';
import { NativeVerifier } from '@mingjing/writer';
import { ofDataFolder } from '../../cli/commands/log-at';
import { withTemporaryFolder } from '../../cli/log/temporary-folder';
import type { Verdict } from '../../cli/verify/verdict';
import { verifyLog } from '../../cli/verify/verify-log';
import { constitutionOf, findKey } from '../../ledger/composition/constitution';

/** The whole log as an outsider verifies it: every hash, signature, key, revision and decision. */
export async function verifyFolder(data: string, entries: (verified: number) => void): Promise<Verdict> {
  return withTemporaryFolder(async (temporary) => {
    const source = ofDataFolder(data);
    const verifier = new NativeVerifier(availableParallelism());
    try {
      return await verifyLog(source, {
        ...{ constitution: constitutionOf, findKey, verifier, temporary },
        onProgress: entries,
      });
    } finally {
      await verifier.close();
      await source.close();
    }
  });
}
