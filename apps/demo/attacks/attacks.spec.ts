import 'reflect-metadata';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { verifyInTenMinutes, type TranscriptFile } from '@mingjing/draw/verifier';
import { sha256 } from '@mingjing/writer';
import { attackText, isCaught } from './attack';
import { playAttacks, type Played } from './play-attacks';

describe('the attacks on a draw', () => {
  const home = mkdtempSync(join(tmpdir(), 'attacks-'));
  let played: Played;

  beforeAll(async () => {
    played = await playAttacks({ data: join(home, 'data'), seed: 'attacked', scale: 300 }, () => undefined);
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

  it('are printed with what was tried and what caught it', () => {
    const lines = played.attacks.flatMap(attackText);
    expect(lines.filter((line) => line.startsWith('CAUGHT'))).toHaveLength(5);
    expect(
      attackText({ no: 9, title: 'x', tries: [{ tried: 'y', outcome: { kind: 'SUCCEEDED' } }] })[0],
    ).toMatch(/^NOT CAUGHT/);
  });

  it('leave transcripts that a stranger verifies', () => {
    const read = (path: string): TranscriptFile => JSON.parse(readFileSync(path, 'utf8')) as TranscriptFile;
    expect(verifyInTenMinutes(read(played.files.public), sha256)).toBe('OK (selection only)');
    expect(verifyInTenMinutes(read(played.files.full), sha256)).toBe('OK');
  });
});
