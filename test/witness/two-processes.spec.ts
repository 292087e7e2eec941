import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { formatVerifierKey } from '@mingjing/log';
import { WitnessClient, type AddCheckpointAnswer } from '@mingjing/witness';
import { sha256 } from '@mingjing/writer';
import { CommandLine } from '../../apps/cli/testing/command-line';
import { GrowingLog } from '../../libs/witness/src/testing';
import { Program } from '../kit/program';

let root: string;
let log: GrowingLog;
let programs: Program[];
const cli = new CommandLine(() => Date.now());
afterAll(() => cli.clear());

beforeEach(async () => {
  root = join(mkdtempSync(join(tmpdir(), 'mingjing-witness-')), 'witness');
  log = new GrowingLog();
  programs = [];
  await cli.run('witness', 'init', '--name', 'w.example/raced', '--data', root);
  await cli.run('witness', 'add-log', formatVerifierKey(log.log.key), '--data', root);
});
afterEach(async () => {
  await Promise.all(programs.map((program) => program.stop('SIGKILL')));
  rmSync(join(root, '..'), { recursive: true, force: true });
});

/** `mingjing witness run` in a process of its own; all of a test share one folder. */
async function started(): Promise<{ readonly program: Program; readonly client: WitnessClient }> {
  const program = new Program('apps/cli/main.ts', ['witness', 'run', '--data', root, '--port', '0']);
  programs.push(program);
  const line = await program.line((text) => text.includes('http://'));
  const url = /http:\/\/\S+/.exec(line ?? '')?.[0] ?? '';
  return { program, client: new WitnessClient({ url, timeout: 100_000 }, sha256) };
}

const ask = (client: WitnessClient, oldSize: number, size: number): Promise<AddCheckpointAnswer> =>
  client.addCheckpoint({
    oldSize,
    proof: log.tree.consistency(oldSize, size),
    checkpoint: log.checkpoint(size),
  });

describe('two processes of one witness on one state', () => {
  it('cosign exactly one of many checkpoints that race from one size', async () => {
    log.growTo(100);
    const [one, other] = await Promise.all([started(), started()]);
    expect(await ask(one.client, 0, 10)).toMatchObject({ status: 200 });
    const sizes = Array.from({ length: 40 }, (_, i) => 20 + 2 * i);
    const answers = await Promise.all(
      sizes.map((size, i) => ask(i % 2 === 0 ? one.client : other.client, 10, size)),
    );
    const won = sizes.filter((_, i) => answers[i]?.status === 200);
    expect(won).toHaveLength(1);
    const lost = answers.filter(({ status }) => status === 409);
    expect(lost).toHaveLength(39);
    for (const answer of lost) expect(answer).toEqual({ status: 409, size: won[0] });
  });

  it('are never rolled back by clients that push both on at once', async () => {
    log.growTo(400);
    const both = await Promise.all([started(), started()]);
    const signed: { readonly at: number; readonly size: number; readonly from: number }[] = [];
    let clock = 0;
    const push = async (client: WitnessClient, step: number): Promise<void> => {
      let known = 0;
      while (known + step <= 400) {
        const from = clock++;
        const answer = await ask(client, known, known + step);
        if (answer.status === 409) known = answer.size;
        else if (answer.status === 200) signed.push({ from, at: clock++, size: (known += step) });
        else throw new Error(JSON.stringify(answer));
      }
    };
    await Promise.all(both.flatMap(({ client }, i) => [push(client, 3 + i), push(client, 5 + i)]));
    expect(signed.length).toBeGreaterThan(30);
    expect(new Set(signed.map(({ size }) => size)).size).toBe(signed.length);
    // What was asked for after an answer had come is never smaller than that answer.
    for (const earlier of signed) {
      const later = signed.filter(({ from }) => from > earlier.at);
      expect(later.every(({ size }) => size > earlier.size)).toBe(true);
    }
  });

  it('remember, killed in the middle, every cosignature that they gave away', async () => {
    log.growTo(3_000);
    let given = 0;
    for (let round = 0; round < 3; round++) {
      const { program, client } = await started();
      const pushing = (async () => {
        for (let size = given + 1; size <= 3_000; size++) {
          const answer = await ask(client, given, size);
          if (answer.status === 409) size = given = answer.size;
          else if (answer.status === 200) given = size;
        }
      })().catch(() => undefined);
      const enough = given + 40;
      while (given < enough) await new Promise((resolve) => setImmediate(resolve));
      await program.stop('SIGKILL');
      await pushing;
    }
    const { client } = await started();
    const answer = await ask(client, 0, 5);
    // The last one can have been recorded and its answer lost, never the other way round.
    expect(answer.status).toBe(409);
    expect(answer.status === 409 && answer.size - given).toBeGreaterThanOrEqual(0);
    expect(answer.status === 409 && answer.size - given).toBeLessThanOrEqual(1);
    const fork = new GrowingLog(log.log, 2).growTo(3_000);
    const forked = {
      oldSize: given,
      proof: fork.tree.consistency(given, 3_000),
      checkpoint: fork.checkpoint(),
    };
    expect([409, 422]).toContain((await client.addCheckpoint(forked)).status);
  });

  it('stop cleanly when they are told to', async () => {
    const { program } = await started();
    expect(await program.stop('SIGTERM')).toMatchObject({ code: 0, err: '' });
  });
});
