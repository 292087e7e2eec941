import { cpSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { drawOf } from '@mingjing/draw';
import { dataFolder } from '../../apps/ledger/composition/data-folder';
import type { Bureau } from '../kit/bureau';
import { DRAW, drawnUpTo, reveal } from '../kit/county-draw';
import { LEGAL, REGISTRAR } from '../kit/county-people';
import { Program, type Ended } from '../kit/program';

/** A process of its own: in this one the draw was executed, and what it came to is remembered. */
const mingjing = (...argv: readonly string[]): Promise<Ended> =>
  new Program('apps/cli/main.ts', argv).ended();

describe('a list of a draw that was lost', () => {
  const root = mkdtempSync(join(tmpdir(), 'mingjing-lost-list-'));
  let bureau: Bureau;
  beforeEach(async () => {
    bureau = await drawnUpTo('REVEALING');
  });
  afterEach(() => bureau.close());
  afterAll(() => rmSync(root, { recursive: true, force: true }));

  const listName = (): string =>
    drawOf(bureau.ledger.writer.facts(), DRAW)?.frozen?.lists.entities.sha256 ?? '';

  const placeOf = (name: string): string => join(dataFolder(bureau.folder).evidence, name.slice(0, 2), name);

  it('refuses the reveal that would execute it, and nothing else', async () => {
    const list = listName();
    const away = `${placeOf(list)}.away`;
    renameSync(placeOf(list), away);
    const last = bureau.submission(LEGAL, reveal(bureau, 'legal'));
    const refused = await bureau.post(last);
    expect([refused.status, refused.code]).toEqual([503, 'list-missing']);
    expect(refused.text).toContain(`evidence/${list.slice(0, 2)}/${list}`);
    expect((await bureau.get('/readyz')).status).toBe(200);
    await bureau.says(REGISTRAR, {
      type: 'EntityExcluded',
      stream: 'entity/E-001',
      cosigners: [LEGAL],
      data: { basis: { document: '样例文件' }, reason: '停业' },
    });
    renameSync(away, placeOf(list));
    expect((await bureau.post(last)).status).toBe(201);
  });

  it('is named by verify and by fsck', async () => {
    await bureau.says(LEGAL, reveal(bureau, 'legal'));
    const list = listName();
    const [data, exported] = [join(root, 'copy'), join(root, 'export')];
    cpSync(bureau.folder, data, { recursive: true });
    expect(await mingjing('export', exported, '--data', data)).toMatchObject({ code: 0 });
    rmSync(join(exported, 'files', list));
    const named = new RegExp(`FAILED at entry \\d+ .* in files/${list}: list-missing: `);
    const ofExport = await mingjing('verify', exported);
    expect([ofExport.code, ofExport.out]).toEqual([1, expect.stringMatching(named)]);
    rmSync(join(exported, 'files'), { recursive: true });
    expect((await mingjing('verify', exported)).out).toMatch(/FAILED at entry \d+ .*: list-missing: /);
    rmSync(join(dataFolder(data).evidence, list.slice(0, 2), list));
    const ofData = await mingjing('verify', '--data', data);
    expect([ofData.code, ofData.out]).toEqual([1, expect.stringMatching(named)]);
    const checked = await mingjing('fsck', '--data', data);
    expect([checked.code, checked.out]).toEqual([1, expect.stringContaining('(list-missing)')]);
  });
});
