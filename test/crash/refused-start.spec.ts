import { cpSync, mkdtempSync, readFileSync, rmSync, truncateSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { submissionOf, type StatementDraft } from '@mingjing/client';
import { openDatabase } from '@mingjing/event-store';
import { chinaTime, uuidFromRandom } from '@mingjing/kernel';
import { dataFolder } from '../../apps/ledger/composition/data-folder';
import { foundForAFirstLook, founderKeyPath } from '../../apps/ledger/composition/first-look';
import { readPen } from '../../apps/ledger/composition/key-file';
import { openLedger } from '../../apps/ledger/composition/open-ledger';
import { stateAll } from '../../apps/ledger/composition/state-all';
import { Program, type Ended } from '../kit/program';

const ORIGIN = 'mingjing.example/restored';
const YESTERDAY = Date.parse('2026-03-02T09:00:00.000+08:00');
const DAY = 86_400_000;

let root: string;
let today: string;
let yesterday: string;

beforeAll(async () => {
  root = mkdtempSync(join(tmpdir(), 'mingjing-restored-'));
  [today, yesterday] = [join(root, 'today'), join(root, 'yesterday')];
  let now = YESTERDAY;
  const options = { origin: ORIGIN, clock: () => now };
  await (await foundForAFirstLook(dataFolder(today), options)).close();
  cpSync(today, yesterday, { recursive: true });
  now += DAY;
  const ledger = await openLedger(dataFolder(today), options);
  const founder = readPen(founderKeyPath(dataFolder(today)));
  await stateAll(ledger, [submissionOf(orgStatedAt(now, 1), founder)]);
  await ledger.follower.catchUp();
  await ledger.close();
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

/** The founder's statement that there is an organisation, the nth of them. */
function orgStatedAt(now: number, nth: number): StatementDraft {
  const data = { name: '样例县卫生健康局', kind: 'COUNTY_HEALTH' };
  const draft = { id: uuidFromRandom(Buffer.alloc(16, nth)), ledger: ORIGIN, occurredAt: chinaTime(now) };
  return { ...draft, stream: `org/bureau-${String(nth)}`, type: 'OrgRegistered', version: 1, data };
}

/** Today's folder, in which the files named are yesterday's. */
function restored(...names: readonly string[]): string {
  const copy = mkdtempSync(join(root, 'copy-'));
  cpSync(today, copy, { recursive: true });
  for (const name of names) {
    for (const end of ['', '-wal', '-shm']) {
      rmSync(join(copy, name + end), { force: true });
      cpSync(join(yesterday, name + end), join(copy, name + end), { recursive: true, force: true });
    }
  }
  return copy;
}

const start = (data: string): Program =>
  new Program('apps/ledger/main.ts', [], { MINGJING_DATA: data, MINGJING_PORT: '0' });

function signedIn(data: string): readonly unknown[] {
  const database = openDatabase(dataFolder(data).checkpoint, { durability: 'FULL', readOnly: true });
  const rows = database.prepare('SELECT * FROM checkpoint').all();
  database.close();
  return rows;
}

/** Starts the service, which must refuse with one paragraph and sign nothing. */
async function refusedStart(data: string): Promise<Ended> {
  const signed = signedIn(data);
  const ended = await start(data).ended();
  expect(signedIn(data)).toEqual(signed);
  expect(ended).toMatchObject({ code: 1, out: '' });
  expect(ended.err.trim().split('\n')).toHaveLength(1);
  return ended;
}

describe('npm start', () => {
  it('refuses a ledger.db of yesterday', async () => {
    const { err } = await refusedStart(restored('ledger.db'));
    expect(err).toMatch(/^The log has \d+ entries, but a checkpoint over \d+ was signed.*Restore the newer/);
  });

  it('refuses ledger.db and checkpoint.db of yesterday, as long as the views know better', async () => {
    const { err } = await refusedStart(restored('ledger.db', 'checkpoint.db'));
    expect(err).toMatch(/^views\.db tells \d+ entries .*both set back/);
  });

  it('goes on with a checkpoint.db of yesterday: what lies behind it is verified and sealed again', async () => {
    const data = restored('checkpoint.db');
    const service = start(data);
    expect(await service.line((line) => line.includes('serves the ledger'))).toBeDefined();
    expect(await service.stop('SIGTERM')).toMatchObject({ code: 0 });
    expect(signedIn(data).at(-1)).toMatchObject({ note: (signedIn(today).at(-1) as { note: string }).note });
  });

  it('refuses a ledger.db that was cut', async () => {
    const data = restored();
    const { ledger } = dataFolder(data);
    const database = openDatabase(ledger, { durability: 'FULL' });
    database.exec('PRAGMA wal_checkpoint(TRUNCATE)');
    database.close();
    truncateSync(ledger, Math.floor(readFileSync(ledger).length / 8192) * 4096);
    const { err } = await refusedStart(data);
    expect(err).toMatch(/ledger\.db is damaged .*mingjing fsck/);
  });

  it('refuses a clock that was set back', async () => {
    const data = restored();
    // Founded on a machine whose clock was right; this one's is years behind it.
    const clock = (): number => Date.now() + 20_000 * DAY;
    const ledger = await openLedger(dataFolder(data), { origin: ORIGIN, clock });
    const founder = readPen(founderKeyPath(dataFolder(data)));
    await stateAll(ledger, [submissionOf(orgStatedAt(clock(), 2), founder)]);
    await ledger.close();
    const { err } = await refusedStart(data);
    expect(err).toMatch(
      /^The server's clock says \S+, but the last entry was recorded at .*Set the clock right/,
    );
  });

  it('refuses a rewritten entry, though the triggers stand as they were', async () => {
    const data = restored();
    const database = openDatabase(dataFolder(data).ledger, { durability: 'FULL' });
    const { sql } = database.prepare("SELECT sql FROM sqlite_schema WHERE name = 'entry_update'").get() as {
      readonly sql: string;
    };
    database.exec(
      `DROP TRIGGER entry_update; UPDATE entry SET bytes = CAST(replace(CAST(bytes AS TEXT), '样例县', '另一县') AS BLOB); ${sql}`,
    );
    database.close();
    const { err } = await refusedStart(data);
    expect(err).toMatch(/^The first \d+ entries hash to .*but the signed checkpoint says .*mingjing fsck/);
  });
});
