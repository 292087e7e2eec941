import 'reflect-metadata';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isCaught, type Attack } from '../attacks/attack';
import { playTampering } from './play-tampering';

describe('whoever holds the server', () => {
  const home = mkdtempSync(join(tmpdir(), 'tampering-'));
  const said: string[] = [];
  let attacks: readonly Attack[];

  beforeAll(async () => {
    const options = {
      data: join(home, 'data-demo'),
      seed: 'tampered',
      say: (line: string) => said.push(line),
    };
    attacks = await playTampering(options, () => undefined);
  }, 300_000);
  afterAll(() => rmSync(home, { recursive: true }));

  it('plays a small county where no demo is there, and leaves nothing behind', () => {
    expect(said).toEqual([expect.stringContaining('county of 60 entities')]);
    expect(readdirSync(home)).toEqual([]);
  });

  it.each([13, 14, 15, 20])('is caught at attack %i, whatever is tried of it', (no) => {
    const attack = attacks.find((one) => one.no === no);
    expect(attack?.tries.filter(({ outcome }) => outcome.kind === 'SUCCEEDED')).toEqual([]);
    expect(attack?.tries.length).toBeGreaterThanOrEqual(3);
    expect(attack && isCaught(attack)).toBe(true);
  });

  it('is caught by these, each for its own reason', () => {
    const caught = attacks.flatMap(({ no, tries }) =>
      tries.map(({ outcome }) => `${String(no)} ${outcome.kind === 'SUCCEEDED' ? '' : outcome.by}`),
    );
    expect(caught).toEqual([
      '13 a trigger of the file',
      '13 the start (root-differs)',
      '13 fsck (root-differs in ledger.db)',
      '13 fsck (entry-invalid in ledger.db)',
      '14 the witness (409)',
      '14 the witness (422)',
      '14 two checkpoints of one size',
      '14 the consistency check',
      '15 the ledger (key-revoked)',
      '15 the ledger (key-revoked)',
      '15 the start (entry-invalid)',
      '20 the start (clock-behind)',
      '20 the ledger (clock-behind)',
      '20 the start (entry-invalid)',
    ]);
    const signature = attacks[0]?.tries.at(-1)?.outcome;
    expect(signature).toMatchObject({ reason: expect.stringContaining('(signature-invalid)') });
  });
});
