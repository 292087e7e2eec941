import { cpSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { BUREAU, CommandLine, type Ended } from '../../apps/cli/testing/command-line';
import { textOf } from '../../apps/cli/testing/entities-file';
import { publishWork } from '../../apps/cli/testing/publish-work';
import { staticMirror } from '../../apps/cli/testing/static-mirror';
import { Program } from '../kit/program';
import { RECOVERY_STEPS } from './recovery-steps';
import { ROUNDS, SEED, drawn } from './seeded';

jest.setTimeout(600_000);

/** More than a bundle of entries: what is missing arrives in two appends. */
const ROWS = 300;

let now = Date.parse('2026-03-02T01:00:00.000Z');
const clock = (): number => (now += 1_000);
const cli = new CommandLine(clock);
const mirror = cli.at('mirror');
/** Milliseconds that a whole recovery took: random moments are drawn from them, nothing is measured. */
let whole = 0;

beforeAll(async () => {
  await cli.run('init', '--data', cli.data, '--origin', 'mingjing.example/recovered', '--no-presets');
  const registrar = await cli.employ('registrar/R-1', 'REGISTRAR_ENTITY', [BUREAU]);
  const organiser = await cli.employ('organiser/O-1', 'DRAW_ADMIN');
  const deputy = await cli.employ('deputy/D-1', 'DEPUTY');
  await publishWork(cli);
  cpSync(cli.data, cli.at('yesterday'), { recursive: true });
  writeFileSync(cli.at('entities.csv'), textOf(ROWS));
  await cli.run('import', 'entities', cli.at('entities.csv'), '--data', cli.data, '--key', registrar);
  for (const [i, document] of ['样卫办〔2026〕1号', '样卫办〔2026〕2号'].entries()) {
    const file = cli.at(`tasks-${String(i)}.csv`);
    writeFileSync(file, `对象编号,抽查事项,完成期限,执法领域\nE-${String(i + 1)},PP-01,,G/public-places\n`);
    const list = ['--level', 'CITY', '--document', document, '--due', '2026-06-30', '--cosign', deputy];
    expect(
      await cli.run('import', 'tasks', file, '--data', cli.data, '--key', organiser, ...list),
    ).toMatchObject({ exitCode: 0, out: expect.stringContaining('1 row is in effect') });
  }
  expect(await cli.run('export', mirror, '--data', cli.data)).toMatchObject({ exitCode: 0 });
  const started = performance.now();
  await recoverHere(restored('whole', 'yesterday'));
  whole = performance.now() - started;
});
afterAll(() => cli.clear());

/** A folder with the keys, the newest vault, and with the log of yesterday or none. */
function restored(name: string, from: 'yesterday' | 'nothing'): string {
  const data = cli.at(name);
  if (from === 'yesterday') cpSync(cli.at('yesterday'), data, { recursive: true });
  else {
    mkdirSync(data);
    cpSync(cli.at('yesterday/keys'), join(data, 'keys'), { recursive: true });
  }
  for (const name of readdirSync(cli.data).filter((one) => one.startsWith('vault.db'))) {
    cpSync(join(cli.data, name), join(data, name));
  }
  return data;
}

const recoverHere = (data: string): Promise<Ended> => cli.run('recover', '--from', mirror, '--data', data);

/** What is missing because it was not made yet; whatever stands must be sound. */
const UNFINISHED = /checkpoint-missing|file-(empty|missing)/;

/** Whatever a killed recovery left is sound as it lies, and the same command finishes it. */
async function demandFinished(data: string, what: string): Promise<void> {
  const { out: found } = await cli.run('fsck', '--data', data);
  // Of a log that was not there, entries can stand without a checkpoint: the start refuses them too.
  const faults = found.split('\n').filter((line) => line.startsWith('FAULT') && !UNFINISHED.test(line));
  expect({ SEED, what, faults }).toMatchObject({ faults: [] });
  const again = await recoverHere(data);
  const isDone = again.exitCode === 1 && again.err.includes('there is nothing to catch up with');
  expect({ SEED, what, again, done: isDone || again.exitCode === 0 }).toMatchObject({ done: true });
  expect({ SEED, what, ...(await cli.run('fsck', '--data', data)) }).toMatchObject({ exitCode: 0 });
  const here = await cli.run('verify', '--data', data, '--since', join(mirror, 'checkpoint'));
  const there = await cli.run('verify', mirror);
  expect({ SEED, what, ...here }).toMatchObject({ exitCode: 0 });
  const [root, files] = [/root +(\S+)/, /files +(\d+ hashed, 0 named)/];
  expect([root.exec(here.out)?.[1], files.exec(here.out)?.[1]]).toEqual([
    root.exec(there.out)?.[1],
    files.exec(there.out)?.[1],
  ]);
  expect(files.exec(here.out)?.[1]).not.toMatch(/^0/);
}

describe('a recovery that is killed', () => {
  const steps = [
    ...RECOVERY_STEPS.map((step) => [step, 'yesterday'] as const),
    ...(['read', 'append', 'swap'] as const).map((step) => [step, 'nothing'] as const),
  ];
  it.each(steps)(
    'before the step "%s" is finished by the same command, from a backup of %s',
    async (step, from) => {
      for (let round = 0; round < ROUNDS; round++) {
        const name = `${step} ${from} ${String(round)}`;
        const often = ['look', 'put', 'append'].includes(step) ? 2 : 1;
        const nth = String(1 + drawn(name, often));
        const data = restored(name.replaceAll(' ', '-'), from);
        const { code, err } = await new Program('test/crash/recovering.ts', [
          data,
          mirror,
          step,
          nth,
        ]).ended();
        // It died at the step, and not of anything else.
        expect({ SEED, name, nth, code, err: code === null ? '' : err }).toEqual({
          SEED,
          name,
          nth,
          code: null,
          err: '',
        });
        await demandFinished(data, `${name} ${nth}`);
      }
    },
  );

  it('in the middle of a mirror that is served is finished from the same address', async () => {
    const served = await staticMirror(mirror);
    const data = restored('served', 'yesterday');
    const killed = await new Program('test/crash/recovering.ts', [data, served.url, 'append', '2']).ended();
    expect(killed).toMatchObject({ code: null });
    expect(await cli.run('recover', '--from', served.url, '--data', data)).toMatchObject({ exitCode: 0 });
    await served.close();
    await demandFinished(data, 'served');
  });

  it.each(Array.from({ length: 2 * ROUNDS }, (_, i) => i))(
    'at a random moment is finished by the same command (%p)',
    async (round) => {
      const name = `moment ${String(round)}`;
      const data = restored(name.replaceAll(' ', '-'), round % 2 === 0 ? 'yesterday' : 'nothing');
      const child = new Program('apps/cli/main.ts', ['recover', '--from', mirror, '--data', data]);
      // Twice the time that it took here: starting the process takes a part of it.
      const after = drawn(name, Math.ceil(2 * whole));
      await new Promise((resolve) => setTimeout(resolve, after));
      await child.stop('SIGKILL');
      await demandFinished(data, `${name} after ${String(after)} ms`);
    },
  );
});
