import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { folderToSpoil } from '../testing/checked-folder';
import { faults, found } from '../testing/spoiling';

const folder = folderToSpoil();

/** The folder of one of several nodes, without vault and evidence. */
function nodeFolder(mark: object): string {
  const data = folder.copy(folder.data);
  writeFileSync(join(data, 'node.json'), JSON.stringify(mark));
  rmSync(join(data, 'evidence'), { recursive: true });
  for (const end of ['', '-wal', '-shm']) rmSync(join(data, `vault.db${end}`), { force: true });
  return data;
}

describe('fsck of one of several nodes', () => {
  it('misses no vault and no evidence where another node keeps them, and says which', async () => {
    const report = await folder.check(
      nodeFolder({ name: 'two', stream: 'log', keeper: 'https://one.example' }),
    );
    expect(report).toMatchObject({ ok: true, vault: { opened: 0 }, evidence: { files: 0 } });
    expect(found(report, 'kept-elsewhere').reason).toContain('https://one.example');
  });

  it('misses them on the node that keeps them', async () => {
    const report = await folder.check(nodeFolder({ name: 'one', stream: 'log' }));
    expect(faults(report).join()).toMatch(/vault\.db file-missing.*evidence-missing/);
  });
});
