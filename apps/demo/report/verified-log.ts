import { ofDataFolder } from '../../cli/commands/log-at';
import { verifySource } from '../../cli/commands/verify-source';
import { withTemporaryFolder } from '../../cli/log/temporary-folder';
import type { Terminal } from '../../cli/progress';
import type { Verdict } from '../../cli/verify/verdict';

/** The whole log as an outsider verifies it: every hash, signature, key, revision and decision. */
export async function verifyFolder(data: string, terminal: Terminal): Promise<Verdict> {
  return withTemporaryFolder(async (temporary) => {
    const source = ofDataFolder(data);
    try {
      return await verifySource(source, { temporary }, terminal);
    } finally {
      await source.close();
    }
  });
}
