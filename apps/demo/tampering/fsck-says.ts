import { NativeVerifier } from '@mingjing/writer';
import { fsck } from '../../cli/fsck/fsck';
import { withTemporaryFolder } from '../../cli/log/temporary-folder';
import { constitutionOf, findKey } from '../../ledger/composition/constitution';
import { FOLD } from '../../ledger/composition/open-ledger';
import type { Outcome } from '../attacks/attack';
import type { CountyCopy } from './county-copy';

/** What `mingjing fsck` finds in the copy: the first fault of that code, or nothing. */
export async function fsckSays({ folder }: CountyCopy, code: string): Promise<Outcome> {
  const verifier = new NativeVerifier();
  try {
    const { findings } = await withTemporaryFolder((temporary) =>
      fsck(folder, {
        ...{ constitution: constitutionOf, findKey, verifier, temporary, fold: FOLD, views: false },
        progress: () => ({ to: () => undefined, stop: () => undefined }),
      }),
    );
    const [found] = findings
      .filter((one) => one.level === 'fault' && one.code === code)
      .sort((a, b) => (a.at?.entry ?? Infinity) - (b.at?.entry ?? Infinity));
    if (found === undefined) return { kind: 'SUCCEEDED' };
    return { kind: 'EXPOSED', by: `fsck (${found.code} in ${found.file})`, reason: found.reason };
  } finally {
    await verifier.close();
  }
}
