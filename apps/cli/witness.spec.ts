import { copyFileSync, cpSync, existsSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { formatVerifierKey, NOTE_ED25519, verifierKey } from '@mingjing/log';
import { nativeSigner, sha256 } from '@mingjing/writer';
import { CommandLine, role } from './testing/command-line';
import { ServedWitness } from './testing/served-witness';
import { withLedger } from './testing/witnessed-ledger';
import { WitnessFolder } from './witness/witness-folder';

const origin = 'mingjing.example/witnessed';
const clock = (): number => Date.parse('2026-03-02T01:00:00.000Z');
const cli = new CommandLine(clock);
const policy = cli.at('data/witness-policy');
const folderOf = (name: string): string => cli.at(`witness-${name}`);
const logSigner = (seed: number) => nativeSigner(new Uint8Array(32).fill(seed));
const running: ServedWitness[] = [];
let logKey = '';

beforeAll(async () => {
  await cli.run('init', '--data', cli.data, '--origin', origin, '--no-presets');
  const about = await cli.run('verify', '--data', cli.data);
  logKey = /log key {5}(\S+)/.exec(about.out)?.[1] ?? '';
});
afterAll(async () => {
  for (const witness of running) await witness.stop();
  cli.clear();
});

describe('a witness on an office computer', () => {
  it('is made with a key that only its owner may read, and prints its verifier key alone', async () => {
    const { exitCode, out, err } = await cli.run(
      'witness',
      'init',
      '--name',
      'w.example/x',
      '--data',
      folderOf('x'),
    );
    expect([exitCode, /^w\.example\/x\+[0-9a-f]{8}\+B\S+$/.test(out)]).toEqual([0, true]);
    expect(err).toContain(`witness w.example/x ${out} http://`);
    expect(statSync(`${folderOf('x')}/witness.key`).mode & 0o777).toBe(0o600);
    const again = await cli.run('witness', 'init', '--name', 'w.example/x', '--data', folderOf('x'));
    expect([again.exitCode, again.err]).toEqual([1, expect.stringContaining('holds a witness already')]);
  });

  it('watches logs by their verifier keys, each once', async () => {
    const add = (vkey: string) => cli.run('witness', 'add-log', vkey, '--data', folderOf('x'));
    expect(await add(logKey)).toMatchObject({
      exitCode: 0,
      out: `It watches ${origin} from its next start on.`,
    });
    expect(await add(logKey)).toMatchObject({ exitCode: 1 });
    expect(await add('nonsense')).toMatchObject({ exitCode: 2 });
    const own = formatVerifierKey(new WitnessFolder(folderOf('x')).verifierKey());
    expect((await add(own)).err).toContain('is not the key of a log');
    expect((await cli.run('witness', 'show', '--data', folderOf('x'))).out).toContain(
      `log ${logKey}: nothing cosigned`,
    );
  });

  it('retires a stolen key of a log for ever, says so, and takes it on no more', async () => {
    const retire = (vkey: string) => cli.run('witness', 'retire-log', vkey, '--data', folderOf('thief'));
    await cli.run('witness', 'init', '--name', 'w.example/thief', '--data', folderOf('thief'));
    expect((await retire(logKey)).err).toContain('does not watch');
    await cli.run('witness', 'add-log', logKey, '--data', folderOf('thief'));
    expect(await retire('nonsense')).toMatchObject({ exitCode: 2 });
    const done = await retire(logKey);
    expect(done).toMatchObject({ exitCode: 0, err: expect.stringContaining('with no key any more') });
    expect(await retire(logKey)).toMatchObject({ exitCode: 1 });
    expect((await cli.run('witness', 'show', '--data', folderOf('thief'))).out).toContain(
      `retired ${logKey}: since 2026-03-02T01:00:00.000Z; of the log nothing cosigned`,
    );
    writeFileSync(`${folderOf('thief')}/logs`, 'quorum none\n');
    const again = await cli.run('witness', 'add-log', logKey, '--data', folderOf('thief'));
    expect([again.exitCode, again.err]).toEqual([1, expect.stringContaining('never followed again')]);
  });

  it('says that a log has two keys now, and what that means, where one is added to another', async () => {
    const second = formatVerifierKey(verifierKey(sha256, origin, NOTE_ED25519, logSigner(8).publicKey));
    const add = (vkey: string) => cli.run('witness', 'add-log', vkey, '--data', folderOf('two'));
    await cli.run('witness', 'init', '--name', 'w.example/two', '--data', folderOf('two'));
    expect(await add(logKey)).toMatchObject({ exitCode: 0, err: '' });
    const added = await add(second);
    expect(added).toMatchObject({ exitCode: 0, out: `It watches ${origin} from its next start on.` });
    expect(added.err).toContain(`it watches ${origin} by ${logKey} already`);
    expect(added.err).toContain('will cosign what any one of these keys has signed');
    expect(added.err).toContain(`mingjing witness retire-log ${second} --data ${folderOf('two')}`);
  });

  it('says nothing of a key beside a retired one: it follows one key as before', async () => {
    const third = formatVerifierKey(verifierKey(sha256, origin, NOTE_ED25519, logSigner(9).publicKey));
    for (const vkey of new WitnessFolder(folderOf('two'))
      .knownLogs()
      .map(({ key }) => formatVerifierKey(key)))
      await cli.run('witness', 'retire-log', vkey, '--data', folderOf('two'));
    const added = await cli.run('witness', 'add-log', third, '--data', folderOf('two'));
    expect(added).toMatchObject({ exitCode: 0, err: '' });
  });

  it('does not start without the state that belongs to its key', async () => {
    const other = folderOf('other');
    await cli.run('witness', 'init', '--name', 'w.example/other', '--data', other);
    copyFileSync(`${folderOf('x')}/witness.key`, `${other}/witness.key`);
    const swapped = await cli.run('witness', 'show', '--data', other);
    expect([swapped.exitCode, swapped.err]).toEqual([
      1,
      expect.stringContaining('is the state of the witness'),
    ]);
    rmSync(`${other}/witness.db`);
    const bare = await cli.run('witness', 'run', '--data', other);
    expect([bare.exitCode, bare.err]).toEqual([
      3,
      expect.stringContaining('could cosign what it has refused'),
    ]);
    expect(existsSync(`${other}/witness.db`)).toBe(false);
    expect(await cli.run('witness', 'run', '--data', folderOf('nobody'))).toMatchObject({ exitCode: 3 });
  });
});

describe('verifying offline under a policy', () => {
  let first = '';

  it('names the quorum that is missing from the checkpoint, or who reached it and when', async () => {
    for (const name of ['A', 'B', 'C']) running.push(await ServedWitness.of(cli, name));
    const lines = running.map(({ line }) => `${line}\n`);
    writeFileSync(policy, `log ${logKey}\n${lines.join('')}group G 2 A B C\nquorum G\n`);
    const before = await cli.run('verify', '--data', cli.data, '--policy', policy);
    expect(before.exitCode).toBe(1);
    expect(before.out).toContain('quorum-missing: The checkpoint of mingjing.example/witnessed over');
    expect(before.out).toContain('it wants 2 more of group G (witness A, witness B, witness C)');
    const sealed = await withLedger(cli, { origin, clock, policy }, async ({ writer, witnesses: desk }) =>
      desk?.covering(writer.sealed.size),
    );
    expect(sealed).toMatchObject({ ok: true });
    const after = await cli.run('verify', '--data', cli.data, '--policy', policy);
    expect(after).toMatchObject({ exitCode: 0 });
    expect(after.out).toMatch(
      /witnessed {3}as the policy asks: w\.example\/A at 2026-03-02T01:00:00Z, w\.example/,
    );
  });

  it('finds the cosignatures in an export too', async () => {
    await cli.run('export', cli.at('copy'), '--data', cli.data);
    first = readFileSync(`${cli.at('copy')}/checkpoint`, 'utf8');
    expect(await cli.run('verify', cli.at('copy'), '--policy', policy)).toMatchObject({ exitCode: 0 });
  });

  it('refuses a policy that cannot be read, or is for other logs', async () => {
    writeFileSync(cli.at('bad'), 'quorum everybody\n');
    const bad = await cli.run('verify', '--data', cli.data, '--policy', cli.at('bad'));
    expect([bad.exitCode, bad.err]).toEqual([2, expect.stringContaining('line 1: no witness or group')]);
    writeFileSync(
      cli.at('other'),
      `log ${formatVerifierKey({ name: 'x', keyId: '01020304', type: 255, publicKey: Buffer.from('x') })}\nquorum none\n`,
    );
    const other = await cli.run('verify', '--data', cli.data, '--policy', cli.at('other'));
    expect([other.exitCode, other.out]).toEqual([1, expect.stringContaining('log-unknown')]);
  });

  it('shows that a log has grown from the checkpoint that a reader kept, and catches one that has not', async () => {
    writeFileSync(cli.at('kept'), first);
    const key = cli.at('data/keys/founder.key');
    const branch = async (name: string): Promise<string> => {
      const data = cli.at(name);
      const org = { type: 'OrgRegistered', stream: 'org/bureau', data: { name, kind: 'COUNTY_HEALTH' } };
      const states = cli.json(`${name}.json`, [org, role('head/H-1', 'HEAD')]);
      expect(await cli.run('sign', states, '--key', key, '--data', data, '--send')).toMatchObject({
        exitCode: 0,
      });
      return data;
    };
    for (const name of ['one', 'two']) cpSync(cli.data, cli.at(name), { recursive: true });
    const [one, two] = [await branch('one'), await branch('two')];
    const grown = await cli.run('verify', '--data', one, '--since', cli.at('kept'));
    expect([grown.exitCode, grown.out]).toEqual([
      0,
      expect.stringContaining('grown       from the 1 entries seen before to 3'),
    ]);

    // The same key signs two histories of the same length: each reader's log verifies by itself.
    await cli.run('export', cli.at('copy-one'), '--data', one);
    expect(await cli.run('verify', '--data', two)).toMatchObject({ exitCode: 0 });
    const split = await cli.run('verify', '--data', two, '--since', `${cli.at('copy-one')}/checkpoint`);
    expect([split.exitCode, split.out]).toEqual([
      1,
      expect.stringContaining('split-view: Two histories were signed'),
    ]);

    const cut = await cli.run('verify', '--data', cli.data, '--since', `${cli.at('copy-one')}/checkpoint`);
    expect([cut.exitCode, cut.out]).toEqual([1, expect.stringContaining('log-shorter')]);
    writeFileSync(
      cli.at('strange'),
      first.replace(/— mingjing\S+ \S/, (line) => line.slice(0, -1) + 'A'),
    );
    const strange = await cli.run('verify', '--data', cli.data, '--since', cli.at('strange'));
    expect([strange.exitCode, strange.out]).toEqual([
      1,
      expect.stringContaining('The checkpoint that was kept'),
    ]);
  });
});
