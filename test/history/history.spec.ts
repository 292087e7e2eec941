import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { FolderSource } from '../../apps/cli/log/folder-source';
import { withTemporaryFolder } from '../../apps/cli/log/temporary-folder';
import { verifyLog } from '../../apps/cli/verify/verify-log';
import { constitutionOf, findKey } from '../../apps/ledger/composition/constitution';
import { NativeVerifier } from '@mingjing/writer';


/** Roots of logs that earlier versions wrote. Neither they nor the logs are ever edited; new ones are added. */
const ROOTS: Readonly<Record<string, string>> = {
  '2026-11-county-draw': '615a056964502fbe029ebb77b4b327ff9d74bf49aa0010f6a4cf3e67ae0ba929',
};

const logs = readdirSync(__dirname, { withFileTypes: true }).filter((entry) => entry.isDirectory());

describe('a log that an earlier version wrote', () => {
  it.each(logs.map(({ name }) => name))('holds for ever, decision by decision: %s', async (name) => {
    const verifier = new NativeVerifier(1);
    const verdict = await withTemporaryFolder((temporary) =>
      verifyLog(new FolderSource(join(__dirname, name)), {
        ...{ constitution: constitutionOf, findKey, verifier, temporary },
      }),
    );
    await verifier.close();
    expect(verdict).toMatchObject({ ok: true, summary: { root: ROOTS[name], filesAbsent: 0 } });
  });
});
