import 'reflect-metadata';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { drawIds } from './generator/draws/year-of-draws';
import { playCounty, type County } from './play-county';
import { compareWithTruth } from './report/agreement';
import { rollUps } from './report/roll-ups';
import { checkTranscripts } from './report/transcripts';
import { verifyFolder } from './report/verified-log';

const PATIENCE = 300_000;

describe('a county’s year, played over HTTP', () => {
  const home = mkdtempSync(join(tmpdir(), 'demo-'));
  const data = join(home, 'data-demo');
  let county: County;

  beforeAll(async () => {
    const options = { data, seed: 'over http', scale: 60, keepServing: false, port: 0 };
    county = await playCounty(options, () => undefined);
  }, PATIENCE);

  afterAll(async () => {
    await county.server.close();
    rmSync(home, { recursive: true });
  });

  it('agrees with the ground truth in every row and every count', async () => {
    const { rows, differences } = await compareWithTruth(county.story.truth, county.ledger);
    expect(rows).toBeGreaterThan(30);
    expect(differences).toEqual([]);
    const rolledUp = await rollUps(county.story.truth, county.ledger);
    expect(rolledUp.differences).toEqual([]);
    expect(rolledUp.answers.map(({ origin }) => origin)).toContain('DRAW');
  });

  it('leaves transcripts from which every draw is recomputed', async () => {
    const checks = await checkTranscripts(drawIds(county.story), county.ledger);
    expect(checks.map(({ verdict }) => verdict)).toEqual(checks.map(() => 'OK'));
    expect(checks).toHaveLength(12);
  });

  it(
    'leaves a log that an outsider verifies from the first entry to the last',
    async () => {
      const { size, root } = await county.ledger.checkpoint();
      const verdict = await verifyFolder(data, () => undefined);
      expect(verdict).toMatchObject({ ok: true, summary: { size, root } });
    },
    PATIENCE,
  );

  it('keeps the truth beside the ledger, and the registers outside of it', () => {
    expect(existsSync(join(data, 'ground-truth.json'))).toBe(true);
    expect(existsSync(join(data, 'import', 'entities.csv'))).toBe(true);
  });
});
