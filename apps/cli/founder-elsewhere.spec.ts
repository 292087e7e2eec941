import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { CommandLine } from './testing/command-line';

const cli = new CommandLine();
afterAll(() => cli.clear());

describe('a founder whose key stays away from the server', () => {
  it('signs the opening where the key is, and brings back only the signature', async () => {
    const folder = cli.at('served');
    await cli.run(
      'keygen',
      '--actor',
      'founder',
      '--out',
      cli.at('founder.key'),
      '--data',
      cli.at('nowhere'),
    );
    const { publicKey } = JSON.parse(readFileSync(cli.at('founder.key'), 'utf8')) as { publicKey: string };
    const prepared = await cli.run(
      'init',
      '--data',
      folder,
      '--origin',
      'mingjing.example/far',
      '--founder',
      publicKey,
    );
    expect(prepared).toMatchObject({ exitCode: 0, out: join(folder, 'opening.json') });
    const signed = await cli.run(
      'sign',
      join(folder, 'opening.json'),
      '--key',
      cli.at('founder.key'),
      '--data',
      cli.at('nowhere'),
    );
    writeFileSync(cli.at('signed.json'), signed.out);
    const opened = await cli.run('init', '--data', folder, '--opening', cli.at('signed.json'));
    expect(opened).toMatchObject({ exitCode: 0, out: `mingjing.example/far is open in ${folder}` });
    expect(await cli.run('verify', '--data', folder)).toMatchObject({ exitCode: 0 });
  });

  it('is not opened with keys that are not the server’s', async () => {
    const other = cli.at('other');
    const { publicKey } = JSON.parse(readFileSync(cli.at('founder.key'), 'utf8')) as { publicKey: string };
    await cli.run('init', '--data', other, '--origin', 'mingjing.example/far', '--founder', publicKey);
    const opened = await cli.run('init', '--data', other, '--opening', cli.at('signed.json'));
    expect(opened.exitCode).toBe(2);
    expect(opened.err).toMatch(/other server keys than those in/);
  });
});
