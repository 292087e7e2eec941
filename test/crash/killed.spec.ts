import { execFileSync, spawnSync } from 'node:child_process';
import { createHash, randomInt } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { toHex } from '@mingjing/kernel';
import { noteVerifier, verifyTlogProof } from '@mingjing/log';
import { NativeVerifier, sha256, type Receipt } from '@mingjing/writer';
import { checkSmallFolder } from '../../apps/cli/testing/checked-folder';
import { LOG_VERIFIER, ORIGIN, SmallLedger } from '../../apps/cli/testing/small-ledger';
import { Program } from '../kit/program';
import { STEPS } from './killing-stores';

jest.setTimeout(600_000);

/** FAULT_ROUNDS=20 goes on longer; FAULT_SEED=… repeats a run, whose seed stands in every failure. */
const ROUNDS = Number(process.env['FAULT_ROUNDS'] ?? 1);
const SEED = process.env['FAULT_SEED'] ?? String(randomInt(2 ** 32));

let data: string;
let verifier: NativeVerifier;
let receipts: Receipt[];
beforeAll(() => {
  data = mkdtempSync(join(tmpdir(), 'mingjing-killed-'));
  verifier = new NativeVerifier();
  receipts = [];
});
afterAll(async () => {
  await verifier.close();
  rmSync(data, { recursive: true, force: true });
});

function drawn(name: string, below: number): number {
  return createHash('sha256').update(`${SEED} ${name}`).digest().readUInt32BE(0) % below;
}

const load = (name: string, ...step: readonly string[]): Program =>
  new Program('test/crash/load.ts', [data, `${SEED} ${name}`, ...step]);

/** Receipts that were handed out before the process died; the last line may have been cut off. */
function handedOut(printed: readonly string[]): readonly Receipt[] {
  return printed.flatMap((line) => {
    try {
      return [JSON.parse(line) as Receipt];
    } catch {
      return [];
    }
  });
}

/** Opened as a service opens it, checked by fsck, and every receipt of every round held against it. */
async function demandWhole(name: string): Promise<void> {
  const log = noteVerifier(LOG_VERIFIER, (publicKey, message, signature) =>
    verifier.verifyNow({ publicKey, message, signature }),
  )!;
  const trust = { origin: ORIGIN, log: [log], witnesses: [] };
  const ledger = await SmallLedger.open(data, undefined, Date.now());
  const entries = await ledger.entries();
  const lost = receipts.filter(({ index, proof }) => {
    const proven = verifyTlogProof(sha256, proof!, entries[index] ?? new Uint8Array(), trust);
    if (!proven.ok || proven.value.index !== index) return true;
    const { size, root } = proven.value.checkpoint;
    return toHex(root) !== ledger.writer.rootAt(size);
  });
  const { sealed } = ledger.writer;
  await ledger.close();
  expect({ SEED, name, lost, unsealed: entries.length - sealed.size }).toEqual({
    SEED,
    name,
    lost: [],
    unsealed: 0,
  });
  const report = await checkSmallFolder(data, { verifier, views: false });
  const faults = report.findings.filter(({ level }) => level === 'fault');
  expect({ SEED, name, faults, ok: report.ok }).toEqual({ SEED, name, faults: [], ok: true });
}

describe('a ledger under load', () => {
  it.each(Array.from({ length: 4 * ROUNDS }, (_, i) => i))(
    'loses no receipt when it is killed at a random moment (%p)',
    async (round) => {
      const child = load(`round ${round}`);
      const moment = drawn(`round ${round}`, 60);
      await child.line((line) => line.startsWith('{') && child.printed.length > moment);
      const { out } = await child.stop('SIGKILL');
      const given = handedOut(out.split('\n'));
      receipts.push(...given);
      expect(given.length).toBeGreaterThan(0);
      await demandWhole(`round ${round}`);
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
      receipts.push(...handedOut(out.split('\n')));
      await demandWhole(`${step} ${nth}`);
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
      receipts.push(...handedOut(out.split('\n')));
      await demandWhole(`full ${round} ${limit}`);
    },
  );
});
