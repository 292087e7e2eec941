import { execFileSync, spawnSync } from 'node:child_process';
import { Program } from '../kit/program';
import { STEPS } from './killing-stores';
import { ReceiptedFolder } from './receipted-folder';
import { ROUNDS, SEED, drawn } from './seeded';

jest.setTimeout(600_000);

let folder: ReceiptedFolder;
beforeAll(() => {
  folder = new ReceiptedFolder();
});
afterAll(() => folder.clear());

const load = (name: string, ...step: readonly string[]): Program =>
  new Program('test/crash/load.ts', [folder.data, `${SEED} ${name}`, ...step]);

describe('a ledger under load', () => {
  it.each(Array.from({ length: 4 * ROUNDS }, (_, i) => i))(
    'loses no receipt when it is killed at a random moment (%p)',
    async (round) => {
      const child = load(`round ${round}`);
      const moment = drawn(`round ${round}`, 60);
      await child.line((line) => line.startsWith('{') && child.printed.length > moment);
      const { out } = await child.stop('SIGKILL');
      expect(folder.handedOut(out)).toBeGreaterThan(0);
      await folder.demandWhole({ SEED, round });
    },
  );

  it.each(STEPS)('loses no receipt when it dies before the step "%s"', async (step) => {
    for (let round = 0; round < ROUNDS; round++) {
      const nth = String(1 + drawn(`${step} ${round}`, 5));
      const child = load(`${step} ${round}`, step, nth);
      const { out, code } = await child.ended();
      // It died at the step, and not of anything else.
      expect({ SEED, step, out: out.includes('ended:'), code }).toEqual({
        SEED,
        step,
        out: false,
        code: null,
      });
      folder.handedOut(out);
      await folder.demandWhole({ SEED, step, nth });
    }
  });

  const canLimit = process.platform === 'linux' && spawnSync('prlimit', ['--version']).status === 0;
  (canLimit ? it.each([0, 1]) : it.skip.each([0]))(
    'answers nobody falsely when its disk takes no more in the middle of a write, and is whole after the next start (%p)',
    async (round) => {
      const child = load(`full ${round}`);
      await child.line(
        (line) => line.startsWith('{') && child.printed.length > 5 + drawn(`full ${round}`, 20),
      );
      // From now on every write behind that byte of any file fails with EFBIG.
      const limit = 4096 * (1 + drawn(`limit ${round}`, 40));
      execFileSync('prlimit', [`--fsize=${limit}`, '--pid', String(child.pid)]);
      const { out, code } = await child.ended();
      expect({ SEED, limit, code, why: out.split('\n').at(-1) }).toMatchObject({
        ...{ SEED, limit, code: 3 },
        why: expect.stringMatching(/^ended: .*(stopped|Unknown|nothing|stored|written)/),
      });
      folder.handedOut(out);
      await folder.demandWhole({ SEED, round, limit });
    },
  );
});
