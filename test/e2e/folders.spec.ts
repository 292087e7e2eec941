import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { rollUpLocally } from '../../apps/cli/ask/ask-locally';
import { mustsTable } from '../../apps/cli/ask/musts-table';
import { LocalGateway } from '../../apps/cli/gateway/local-gateway';
import { createDataFolder, dataFolder } from '../../apps/ledger/composition/data-folder';
import { foundForAFirstLook } from '../../apps/ledger/composition/first-look';
import { serverKeysIn } from '../../apps/ledger/composition/founding';
import { TellsAStory, openingIn } from '../../apps/ledger/composition/opening';
import { serve } from '../../apps/ledger/serve';
import { ORIGIN } from '../kit/bureau';
import { openCounty } from '../kit/county';

const clock = (): number => Date.parse('2026-01-05T09:00:00.000+08:00');
const options = { origin: ORIGIN, clock };

describe('a data folder', () => {
  let root = '';
  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'mingjing-folder-'));
  });
  afterEach(() => rmSync(root, { recursive: true, force: true }));

  it('in which a founding was interrupted is founded with the keys that lie there', async () => {
    const folder = dataFolder(root);
    createDataFolder(folder);
    serverKeysIn(folder, () => randomBytes(32));
    const ledger = await foundForAFirstLook(folder, options);
    expect(await openingIn(folder)).toEqual({ origin: ORIGIN, clock: 'system' });
    await ledger.close();
  });

  it('that waits for its founder is not opened in another name', async () => {
    writeFileSync(join(root, 'opening.json'), '{}');
    await expect(foundForAFirstLook(dataFolder(root), options)).rejects.toThrow('--opening signed.json');
  });

  it('of a story can be asked whatever the clock of the machine says, and takes nothing more', async () => {
    const county = await openCounty();
    await county.app.close();
    await county.ledger.close();
    const folder = dataFolder(county.folder);
    const answer = await rollUpLocally(folder, {});
    expect(answer.size).toBeGreaterThan(50);
    expect(answer.asOf).toMatch(/^2026-01-05T/);
    expect(mustsTable(answer)[0]).toContain('by a STORY CLOCK');
    await expect(LocalGateway.open(folder, clock)).rejects.toThrow('story clock');
    const config = { data: county.folder, host: '127.0.0.1', port: 0, origin: ORIGIN };
    await expect(serve(config, () => undefined)).rejects.toBeInstanceOf(TellsAStory);
    rmSync(county.folder, { recursive: true, force: true });
  });
});
