import { writeFileSync } from 'node:fs';
import { BUREAU, CommandLine } from './testing/command-line';
import { ENTITIES, SOUND } from './testing/read-import';

const cli = new CommandLine();
let registrar: string;
let clerk: string;
let deputy: string;

beforeAll(async () => {
  await cli.run('init', '--data', cli.data, '--origin', 'mingjing.example/spec', '--no-presets');
  registrar = await cli.employ('registrar/R-1', 'REGISTRAR_ENTITY', [BUREAU]);
  clerk = await cli.employ('publisher/P-1', 'PUBLISHER');
  deputy = await cli.employ('deputy/D-1', 'DEPUTY');
});

afterAll(() => cli.clear());

/** A file of entities that weigh so much, the first of them E-`from`. */
function fileOf(name: string, from: number, ...weights: readonly string[]): string {
  const rows = weights.map((weight, i) => `${SOUND.replace('E-1', `E-${from + i}`)},${weight}`);
  writeFileSync(cli.at(name), [`${ENTITIES},权重`, ...rows, ''].join('\n'));
  return cli.at(name);
}

const imported = (file: string, ...more: readonly string[]): ReturnType<CommandLine['run']> =>
  cli.run('import', 'entities', file, '--data', cli.data, '--key', registrar, ...more);

const lastOf = async (
  count: number,
): Promise<readonly { readonly data: { weight?: number }; readonly cosigners?: string[] }[]> =>
  (await cli.entries()).slice(-count - 1, -1).map(({ statement }) => statement as never);

describe('an import of entities that weigh more than others', () => {
  it('is taken with the signature of the head or the deputy, which stands on those rows alone', async () => {
    const file = fileOf('weighed.csv', 1, '', '1', '3');
    for (const dry of [['--dry-run'], []]) {
      const refused = await imported(file, ...dry);
      expect(refused).toMatchObject({ exitCode: 2 });
      expect(refused.out).toMatch(/^weighed\.csv:4: weight-not-ordered: .*cosign/);
    }
    expect(await imported(file, '--cosign', deputy, '--dry-run')).toMatchObject({ exitCode: 0 });
    expect(await imported(file, '--cosign', deputy)).toMatchObject({ exitCode: 0 });
    const stated = await lastOf(3);
    expect(stated.map(({ data, cosigners }) => [data.weight, cosigners])).toEqual([
      [undefined, undefined],
      [1, undefined],
      [3, ['deputy/D-1']],
    ]);
  });

  it('is not taken with the signature of anybody else, and never beyond ten', async () => {
    const before = (await cli.entries()).length;
    expect(await imported(fileOf('other.csv', 11, '2'), '--cosign', clerk)).toMatchObject({
      exitCode: 2,
      out: expect.stringMatching(/other\.csv:2: weight-not-ordered/),
    });
    expect(await imported(fileOf('heavy.csv', 21, '11'), '--cosign', deputy)).toMatchObject({
      exitCode: 2,
      out: expect.stringMatching(/heavy\.csv:2: weight-too-heavy/),
    });
    expect((await cli.entries()).length).toBe(before);
  });
});
