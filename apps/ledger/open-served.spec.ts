import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { COSIGNATURE_V1, formatVerifierKey, verifierKey } from '@mingjing/log';
import { nativeSigner, sha256 } from '@mingjing/writer';
import { dataFolder } from './composition/data-folder';
import { openServed } from './open-served';
import { configFrom } from './config';

const WITNESS = formatVerifierKey(
  verifierKey(sha256, 'w.example/neighbour', COSIGNATURE_V1, nativeSigner(Buffer.alloc(32, 7)).publicKey),
);

describe('a node of a ledger on several machines', () => {
  let root: string;
  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'mingjing-served-'));
    mkdirSync(dataFolder(root).root, { recursive: true });
  });
  afterEach(() => rmSync(root, { recursive: true, force: true }));

  // Nothing answers at the engine's address: what is refused here is refused before it is asked.
  const start = (): Promise<unknown> => {
    const url = 'http://127.0.0.1:9';
    const env = {
      ...{ MINGJING_DATA: root, MINGJING_KURRENTDB_URL: 'kurrentdb://127.0.0.1:9?tls=false' },
      ...{ MINGJING_NODE: 'one', MINGJING_NODE_URL: url, MINGJING_KEEPER_URL: url },
    };
    return openServed(configFrom(env, root), dataFolder(root), {
      ...{ clock: () => 0, report: () => undefined, say: () => undefined },
      pace: { elapsed: () => 0, told: (call) => call(), after: () => () => undefined },
    });
  };

  it('does not start without a policy of witnesses, or with one that lists none', async () => {
    await expect(start()).rejects.toThrow('needs at least one witness outside: name its policy');
    writeFileSync(dataFolder(root).witnessPolicy, 'quorum none\n');
    await expect(start()).rejects.toThrow('needs at least one witness outside: name its policy');
  });

  it('does not start with a policy that lists a witness and waits for none', async () => {
    const policy = `witness neighbour ${WITNESS} http://127.0.0.1:9\nquorum none\n`;
    writeFileSync(dataFolder(root).witnessPolicy, policy);
    await expect(start()).rejects.toThrow('waits for none ("quorum none")');
  });
});
