import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { CommandLine } from './testing/command-line';

const cli = new CommandLine();
const copy = cli.at('copy');
afterAll(() => cli.clear());

beforeAll(async () => {
  await cli.run('init', '--data', cli.data, '--origin', 'mingjing.example/spec', '--no-presets');
  await cli.run('export', copy, '--data', cli.data);
  mkdirSync(cli.at('empty'));
});

describe('what is verified under a wrong path', () => {
  it.each<[string, string, number, RegExp]>([
    ['that leads nowhere', cli.at('nowhere'), 3, /^There is no .*nowhere; give the folder of an export\.$/],
    ['of an empty folder', cli.at('empty'), 3, /holds no exported log/],
    ['of a data folder', cli.data, 2, /is a data folder and not an export; name it with --data/],
    ['of a key', join(cli.data, 'keys/service.key'), 2, /is neither a bundle, nor a tlog-proof/],
    ['of a checkpoint', join(copy, 'checkpoint'), 2, /Of an exported log name the folder/],
  ])('%s is not called altered', async (_what, path, exitCode, sentence) => {
    const wrong = await cli.run('verify', path);
    expect(wrong).toMatchObject({ exitCode, out: '' });
    expect(wrong.err).toMatch(sentence);
  });

  it('is called altered where the log is there and its checkpoint is not', async () => {
    rmSync(join(copy, 'checkpoint'));
    const altered = await cli.run('verify', copy);
    expect(altered).toMatchObject({ exitCode: 1 });
    expect(altered.out).toMatch(/^FAILED in checkpoint: checkpoint-missing/);
  });
});
