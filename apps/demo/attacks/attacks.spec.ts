import 'reflect-metadata';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { verifyInTenMinutes, type TranscriptFile } from '@mingjing/draw/verifier';
import { sha256 } from '@mingjing/writer';
import { attackText, isCaught, type Attack } from './attack';
import { playAttacks, type Played } from './play-attacks';

describe('the attacks on a draw', () => {
  const home = mkdtempSync(join(tmpdir(), 'attacks-'));
  const numbers: number[] = [];
  let page = '';
  let played: Played;

  beforeAll(async () => {
    const options = { data: join(home, 'data'), seed: 'attacked', scale: 300 };
    const told = ({ no }: Attack): number => numbers.push(no);
    played = await playAttacks(options, told, async (_played, { server }) => {
      page = await (await fetch(`${server.url}/draws.html`)).text();
    });
  }, 180_000);
  afterAll(() => rmSync(home, { recursive: true }));

  it.each([1, 2, 3, 4, 5])('%i: nothing of it goes through unseen', (no) => {
    const attack = played.attacks.find((one) => one.no === no);
    expect(attack?.tries.length).toBeGreaterThanOrEqual(3);
    expect(attack?.tries.filter(({ outcome }) => outcome.kind === 'SUCCEEDED')).toEqual([]);
    expect(attack && isCaught(attack)).toBe(true);
  });

  it('are caught by these codes, and by nothing that would refuse anybody', () => {
    const codes = played.attacks.flatMap(({ no, tries }) =>
      tries.flatMap(({ outcome }) => (outcome.kind === 'REFUSED' ? [`${String(no)} ${outcome.by}`] : [])),
    );
    expect(codes).toEqual([
      '1 register-already-frozen',
      '3 already-committed',
      '3 reveal-does-not-open',
      '3 draw-exists',
      '3 draw-number-used',
      '4 void-cause-unproved',
      '4 cosigner-not-authorised',
      '4 void-cause-unproved',
      '4 draw-number-used',
      '4 register-already-frozen',
      '5 departure-not-recorded',
      '5 departure-not-recorded',
      '5 replacement-above-cap',
      '5 ledger-only',
    ]);
  });

  it('are exposed by these checks and pages', () => {
    const pages = played.attacks.flatMap(({ no, tries }) =>
      tries.flatMap(({ outcome }) => (outcome.kind === 'EXPOSED' ? [`${String(no)} ${outcome.by}`] : [])),
    );
    expect(pages).toEqual([
      '1 GET /v1/draws/G-2026-1/why/E-99001',
      '1 draw verify',
      '1 draw verify --bundle',
      '1 DrawPublished',
      '2 alert BAND_MOVED on /v1/draws/G-2026-2',
      '2 RegisterFrozen.sizes (the cliff report)',
      expect.stringMatching(/^2 GET \/v1\/draws\/G-2026-2\/why\/E-\d+$/),
      '3 draw verify',
      '3 draw verify --bundle',
      '3 DrawPublished',
      '4 alert ABANDONED on /v1/draws',
      '4 GET /v1/draws',
      '5 alert PASSED_OVER on /v1/draws/G-2026-1 and /draws.html',
      '5 the order of substitutes in the transcript',
    ]);
  });

  it('are told by their numbers', () => {
    expect(numbers).toEqual([1, 2, 3, 4, 5]);
  });

  it('stand on the public page that is still served when they are over', () => {
    expect(page).toContain('PASSED_OVER');
    expect(page).toContain('ABANDONED');
    expect(page).toContain('BAND_MOVED');
  });

  it('are printed with what was tried and what caught it', () => {
    const lines = played.attacks.flatMap(attackText);
    expect(lines.filter((line) => line.startsWith('CAUGHT'))).toHaveLength(5);
    expect(
      attackText({ no: 9, title: 'x', tries: [{ tried: 'y', outcome: { kind: 'SUCCEEDED' } }] })[0],
    ).toMatch(/^NOT CAUGHT/);
  });

  it('leave transcripts that a stranger verifies, and forged ones that recompute where they stand alone', () => {
    const read = (path: string): TranscriptFile => JSON.parse(readFileSync(path, 'utf8')) as TranscriptFile;
    expect(verifyInTenMinutes(read(played.files.public), sha256)).toBe('OK (selection only)');
    expect(verifyInTenMinutes(read(played.files.full), sha256)).toBe('OK');
    expect(played.files.forged).toHaveLength(2);
    for (const forged of played.files.forged) {
      expect(verifyInTenMinutes(read(forged), sha256)).toBe('OK (selection only)');
    }
  });
});
