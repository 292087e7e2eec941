import { chmodSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { BUREAU, CommandLine } from './testing/command-line';
import { officerNamed } from './testing/officer-data';

const cli = new CommandLine();
const vectors = join(__dirname, '../../test/vectors/bundle-vectors.json');
const { bundle } = JSON.parse(readFileSync(vectors, 'utf8')) as { readonly bundle: string };

afterAll(() => cli.clear());

/** One that stood there before, which everybody may read. */
function openToAll(name: string): string {
  writeFileSync(cli.at(name), 'what stood there before, and was longer than nothing');
  chmodSync(cli.at(name), 0o644);
  return cli.at(name);
}
const modeOf = (path: string): string => (statSync(path).mode & 0o777).toString(8);

describe('a file with names in it is for its owner alone, whatever stood there before', () => {
  it('as a bundle with disclosures', async () => {
    await cli.run('init', '--data', cli.data, '--origin', 'mingjing.example/spec');
    const key = await cli.employ('registrar/R-2', 'REGISTRAR_OFFICER', [BUREAU]);
    const officer = cli.json('officer.json', officerNamed('officer/G-0012', '样例丁小满'));
    await cli.run('sign', officer, '--data', cli.data, '--key', key, '--send');
    const out = openToAll('officer.mingjing-bundle');
    const how = ['--data', cli.data, '--key', key, '--with-disclosures', '--out', out];
    expect(await cli.run('bundle', 'officer/G-0012', ...how)).toMatchObject({ exitCode: 0 });
    expect([modeOf(out), readFileSync(out, 'utf8').includes('样例丁小满')]).toEqual(['600', true]);
    expect(await cli.run('verify', out)).toMatchObject({ exitCode: 0 });
  });

  it('as a printed case file', async () => {
    const [path, out] = [cli.at('case.mingjing-bundle'), openToAll('case.html')];
    writeFileSync(path, bundle);
    expect(await cli.run('print', path, '--out', out)).toMatchObject({ exitCode: 0 });
    expect([modeOf(out), readFileSync(out, 'utf8').startsWith('<!')]).toEqual(['600', true]);
  });
});

describe('a key file', () => {
  it.each(['null', '[]', '7', '"key/v1"'])('is none where it holds %s', async (text) => {
    const key = cli.at('no.key');
    writeFileSync(key, text);
    const refused = await cli.run('token', '--key', key, '--data', cli.data);
    expect([refused.exitCode, refused.err]).toEqual([2, expect.stringContaining('is not a key file')]);
  });
});
