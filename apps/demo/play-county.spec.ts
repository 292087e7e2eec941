import 'reflect-metadata';
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { eventOf } from '@mingjing/followers';
import { AUDITOR } from './generator/county/people';
import { drawIds } from './generator/draws/year-of-draws';
import { playCounty, STORY_DAYS, type County } from './play-county';
import { COUNTY_ENTITIES } from './generator/county/sizes';
import { compareWithTruth } from './report/agreement';
import { calibration } from './report/calibration';
import { countedInLog } from './report/counted-in-log';
import { rollUps } from './report/roll-ups';
import { checkTranscripts } from './report/transcripts';
import { verifyFolder } from './report/verified-log';
import { countCoverage } from './testing/counted-coverage';
import { Screen } from './testing/screen';

interface Drawn {
  readonly id: string;
  readonly coverage: readonly { readonly stratum: string; readonly toDate: readonly [number, number] }[];
}

const PATIENCE = 300_000;
const screen = new Screen();

describe('a county’s year, played over HTTP', () => {
  const home = mkdtempSync(join(tmpdir(), 'demo-'));
  const data = join(home, 'data-demo');
  let county: County;
  const days: number[] = [];

  const playIn = (folder: string, progress: (day: number) => void): Promise<County> =>
    playCounty({ data: folder, seed: 'over http', scale: 60, keepServing: false, port: 0 }, progress);

  beforeAll(async () => {
    county = await playIn(data, (day) => days.push(day));
  }, PATIENCE);

  afterAll(async () => {
    await county.server.close();
    rmSync(home, { recursive: true });
  });

  it('agrees with the ground truth in every row and every count', async () => {
    const { rows, differences } = await compareWithTruth(county.story.truth, county.ledger, screen.terminal);
    expect(rows).toBeGreaterThan(30);
    expect(differences).toEqual([]);
    const rolledUp = await rollUps(county.story.truth, county.ledger);
    expect(rolledUp.differences).toEqual([]);
    expect(rolledUp.answers.map(({ origin }) => origin)).toContain('DRAW');
  });

  it('comes in its log to what was made up, and is no county of full size', async () => {
    const [log, truth] = [await countedInLog(county.server.ledger), county.story.truth.counts];
    expect(log['tasks COMPLAINT']).toBeGreaterThan(3);
    expect(calibration(log, truth, 60)).toMatchObject({ isSound: true });
    expect(calibration(log, truth, COUNTY_ENTITIES).isSound).toBe(false);
    const { lines, isSound } = calibration({ ...log, visits: 1 }, truth, 60);
    expect([lines.at(-1), isSound]).toEqual([
      `  DIFFERENT  visits: the log holds 1, the truth ${String(truth['visits'])}`,
      false,
    ]);
  });

  it('serves of each draw what was drawn to date ÷ the register, as the transcripts and the entries count it', async () => {
    const { store } = county.server.ledger;
    const events = (await store.read(0, await store.size())).map(eventOf);
    const counted = await countCoverage(events, county.ledger);
    expect(counted.length).toBeGreaterThan(30);
    expect(counted.some(({ drawnToDate, register }) => drawnToDate > 0 && drawnToDate < register)).toBe(true);
    const { draws } = (await county.ledger.ask('draws', AUDITOR)) as unknown as { draws: readonly Drawn[] };
    const served = draws.flatMap(({ id, coverage }) =>
      coverage.map(({ stratum, toDate }) => `${id} ${stratum} ${toDate.join(' / ')}`),
    );
    const expected = counted.map(
      ({ draw, stratum, drawnToDate, register }) =>
        `${draw} ${stratum} ${String(drawnToDate)} / ${String(register)}`,
    );
    expect([...served].sort()).toEqual([...expected].sort());
    const page = await (await fetch(`${county.server.url}/draws.html`)).text();
    for (const line of counted) {
      const cell = `${line.stratum} ${String(line.drawnToDate)} / ${String(line.register)}`;
      const row = page.split('<tr>').find((one) => one.includes(`<td>${line.draw}</td>`));
      expect(row).toContain(cell);
    }
  });

  it('leaves transcripts from which every draw is recomputed', async () => {
    const checks = await checkTranscripts(drawIds(county.story), county.ledger, screen.terminal);
    expect(checks.map(({ verdict }) => verdict)).toEqual(checks.map(() => 'OK'));
    expect(checks).toHaveLength(12);
  });

  it(
    'leaves a log that an outsider verifies from the first entry to the last',
    async () => {
      const { size, root } = await county.ledger.checkpoint();
      const verdict = await verifyFolder(data, screen.terminal);
      expect(verdict).toMatchObject({ ok: true, summary: { size, root } });
    },
    PATIENCE,
  );

  it('shows on a terminal how far each of these has come', () => {
    const shown = screen.shown();
    for (const what of ['comparing', 'recomputing draws', 'verifying']) expect(shown).toContain(what);
    expect(days.at(-1)).toBeGreaterThan(STORY_DAYS - 20);
    expect(Math.max(...days)).toBeLessThanOrEqual(STORY_DAYS);
    expect(days).toEqual([...days].sort((a, b) => a - b));
  });

  it('writes no planted name, number or address into the bytes of any entry or file', async () => {
    const planted = [...county.story.truth.planted];
    expect(planted.length).toBeGreaterThan(200);
    const { store } = county.server.ledger;
    const entries = Buffer.concat(await store.read(0, await store.size()));
    const files = filesIn(join(data, 'evidence'));
    expect(files.length).toBeGreaterThan(20);
    const bytes = Buffer.concat([entries, ...files]);
    expect(planted.filter((value) => bytes.includes(value))).toEqual([]);
    // The search finds what is there: the vault holds every one of them.
    const vault = Buffer.concat(filesIn(data).filter((file) => file.includes(planted[0] ?? '-')));
    expect(planted.filter((value) => !vault.includes(value))).toEqual([]);
  });

  it(
    'comes out the same twice, to the last bit of its root',
    async () => {
      const again = await playIn(join(home, 'again'), () => undefined);
      const roots = await Promise.all([county, again].map(({ ledger }) => ledger.checkpoint()));
      await again.server.close();
      expect(roots[1]).toEqual(roots[0]);
    },
    PATIENCE,
  );

  it('keeps the truth beside the ledger, and the registers outside of it', () => {
    expect(existsSync(join(data, 'ground-truth.json'))).toBe(true);
    expect(existsSync(join(data, 'import', 'entities.csv'))).toBe(true);
  });
});

/** The bytes of every file below a folder. */
function filesIn(folder: string): readonly Buffer[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => readFileSync(join(entry.parentPath, entry.name)));
}
