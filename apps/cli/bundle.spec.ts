import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { BUREAU, CommandLine, LICENSOR } from './testing/command-line';

const cli = new CommandLine();
const vectors = join(__dirname, '../../test/vectors');
const { logKey, bundle } = JSON.parse(readFileSync(join(vectors, 'bundle-vectors.json'), 'utf8')) as Record<
  string,
  string
>;
const file = (name: string, text: string): string => {
  writeFileSync(cli.at(name), text);
  return cli.at(name);
};

afterAll(() => cli.clear());

describe('a bundle on the command line', () => {
  it('verifies under the key that the reader pins, and names it', async () => {
    const good = await cli.run('verify', file('good.mingjing-bundle', bundle!), '--key', logKey!);
    expect(good.exitCode).toBe(0);
    expect(good.out).toMatch(/^OK: Bundle of finding\/0/);
    expect(good.out).toContain(`as you gave it: ${logKey}`);
    expect(good.out).toContain('Not proven: that nothing was left out');
  });

  it('says that it trusts the bundle alone where no key was pinned', async () => {
    const alone = await cli.run('verify', cli.at('good.mingjing-bundle'));
    expect(alone.exitCode).toBe(0);
    expect(alone.out).toContain('note  Log key that is trusted: only as the bundle says of itself');
  });

  it('names the first thing that does not hold, and ends with 1', async () => {
    const path = file('bad.mingjing-bundle', bundle!.replace('张三', '李四'));
    const bad = await cli.run('verify', path, '--log-key', logKey!);
    expect(bad.exitCode).toBe(1);
    expect(bad.out).toMatch(
      /^FAILED at disclosures: disclosure-does-not-open: entry 3 \(ViolationConfirmed, /,
    );
    const other = logKey!.replace('vectors', 'others');
    expect(await cli.run('verify', cli.at('good.mingjing-bundle'), '--key', other)).toMatchObject({
      exitCode: 2,
    });
  });

  it('takes the keys of log and witnesses from a tlog-policy', async () => {
    const policy = file('policy', `# trusted\nlog ${logKey}\nquorum none\n`);
    const good = await cli.run('verify', cli.at('good.mingjing-bundle'), '--trust', policy);
    expect(good).toMatchObject({ exitCode: 0, out: expect.stringContaining('as you gave it') });
  });

  it('is made of a data folder, as its reader may see it', async () => {
    await cli.run('init', '--data', cli.data, '--origin', 'mingjing.example/bundle');
    const founder = join(cli.data, 'keys/founder.key');
    const key = await cli.employ('registrar/R-1', 'REGISTRAR_ENTITY', [BUREAU, LICENSOR]);
    writeFileSync(cli.at('e.csv'), (await cli.run('import', 'template', 'entities')).out);
    await cli.run('import', 'entities', cli.at('e.csv'), '--data', cli.data, '--key', key);
    const out = cli.at('entity.mingjing-bundle');
    const done = await cli.run('bundle', 'entity/E-0001', '--data', cli.data, '--key', key, '--out', out);
    expect(done).toMatchObject({ exitCode: 0, out: expect.stringMatching(/ bytes about entity\/E-0001$/) });
    const verified = await cli.run('verify', out);
    expect(verified.out).toMatch(/^OK: Bundle of entity\/E-0001\n/);
    const none = await cli.run('bundle', 'entity/none', '--data', cli.data, '--key', founder, '--out', out);
    expect(none).toMatchObject({ exitCode: 1, err: expect.stringContaining('not-found') });
  });

  it('opens the other kinds of file as well, and says which it does not know', async () => {
    const draw = await cli.run('verify', join(__dirname, '../../docs/examples/draw-transcript.json'));
    expect(draw).toMatchObject({
      exitCode: 0,
      out: expect.stringMatching(/^OK, it agrees with itself: Transcript of draw /),
    });
    const what = await cli.run('verify', file('what.txt', 'hello'));
    expect(what).toMatchObject({ exitCode: 2, err: expect.stringContaining('what.txt is neither a bundle') });
  });
});
