import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { toHex } from '@mingjing/kernel';
import { dataFolder, type DataFolder } from '../../apps/ledger/composition/data-folder';
import { openLedger, type OpenLedger } from '../../apps/ledger/composition/open-ledger';
import { ORIGIN, type Bureau } from '../kit/bureau';
import { drawnUpTo } from '../kit/county-draw';

describe('a ledger that is opened again', () => {
  let bureau: Bureau;
  let copy: DataFolder;

  beforeAll(async () => {
    bureau = await drawnUpTo('UNBLINDED');
    await bureau.ledger.follower.catchUp();
  });
  afterAll(() => bureau.close());
  beforeEach(() => {
    copy = dataFolder(mkdtempSync(join(tmpdir(), 'mingjing-copy-')));
    cpSync(bureau.folder, copy.root, { recursive: true });
  });
  afterEach(() => rmSync(copy.root, { recursive: true, force: true }));

  const reopened = (): Promise<OpenLedger> => openLedger(copy, { origin: ORIGIN, clock: () => bureau.now });
  const digests = async (ledger: OpenLedger): Promise<readonly string[]> => {
    await ledger.follower.catchUp();
    return ledger.definitions.map((view) => `${view.name} ${ledger.views.digest(view)}`);
  };

  it('stands where it stood, from a copied folder', async () => {
    const again = await reopened();
    expect(again.writer.sealed.note).toBe(bureau.ledger.writer.sealed.note);
    expect(await digests(again)).toEqual(await digests(bureau.ledger));
    await again.close();
  });

  it('tells dropped views anew, and they come out identical', async () => {
    for (const end of ['', '-wal', '-shm']) rmSync(copy.views + end, { force: true });
    const again = await reopened();
    expect(await digests(again)).toEqual(await digests(bureau.ledger));
    await again.close();
  });

  it('tells a dropped index anew: a whole draw is decided again, its roots included', async () => {
    rmSync(copy.index);
    const again = await reopened();
    expect(toHex(again.writer.sealed.root)).toBe(toHex(bureau.ledger.writer.sealed.root));
    expect(again.writer.facts().list('role', '')).toEqual(bureau.ledger.writer.facts().list('role', ''));
    await again.close();
  });
});
