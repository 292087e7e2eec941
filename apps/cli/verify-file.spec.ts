import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  COSIGNATURE_V1,
  NOTE_ED25519,
  cosign,
  formatSignatureLine,
  formatTlogProof,
  formatVerifierKey,
  verifierKey,
} from '@mingjing/log';
import { nativeSigner, sha256 } from '@mingjing/writer';
import { CommandLine, type Ended } from './testing/command-line';

const read = (name: string): string => readFileSync(join(__dirname, '../../test/vectors', name), 'utf8');
const { logKey, bundle } = JSON.parse(read('bundle-vectors.json')) as Record<'logKey' | 'bundle', string>;
const record = JSON.parse(read('record-vectors.json')) as {
  readonly checkpoint: string;
  readonly entries: readonly { readonly entry: string }[];
  readonly inclusion: { readonly index: number; readonly path: readonly string[] };
};
const { checkpoint, inclusion } = record;
const body = checkpoint.slice(0, checkpoint.indexOf('\n\n') + 1);

const witnesses = ['A', 'B', 'C'].map((name, i) => {
  const signer = nativeSigner(new Uint8Array(32).fill(40 + i));
  const key = verifierKey(sha256, `w.example/${name}`, COSIGNATURE_V1, signer.publicKey);
  const line = formatSignatureLine(cosign(key, (message) => signer.sign(message), 1_772_000_000, body));
  return { line, inPolicy: `witness ${name} ${formatVerifierKey(key)}\n` };
});
const cosigned = (count: number): string =>
  checkpoint +
  witnesses
    .slice(0, count)
    .map(({ line }) => line)
    .join('');
const siblings = inclusion.path.map((hash) => Uint8Array.from(Buffer.from(hash, 'base64')));
const proofOver = (note: string, path = siblings): string =>
  formatTlogProof({ index: inclusion.index, path, checkpoint: note });
const bundleOver = (note: string): string =>
  bundle.replace(JSON.stringify(checkpoint), () => JSON.stringify(note));
const known = `log ${logKey}\n${witnesses.map(({ inPolicy }) => inPolicy).join('')}`;
const POLICY = `${known}group G all A B C\nquorum G\n`;

const cli = new CommandLine();
const file = (name: string, text: string): string => {
  writeFileSync(cli.at(name), text);
  return cli.at(name);
};
const entry = file('entry.json', record.entries[inclusion.index]?.entry ?? '');
const policy = file('policy', POLICY);
const files = (count: number): readonly (readonly string[])[] => [
  [file('p.tlog-proof', proofOver(cosigned(count))), '--entry', entry],
  [file('b.mingjing-bundle', bundleOver(cosigned(count)))],
];
const verify = (...argv: readonly string[]): Promise<Ended> => cli.run('verify', ...argv);

afterAll(() => cli.clear());

describe('a proof or a bundle under a policy', () => {
  it('holds where every witness that the policy asks for has cosigned, and says who', async () => {
    for (const asked of files(3)) {
      const { exitCode, out } = await verify(...asked, '--policy', policy);
      expect([exitCode, out]).toEqual([0, expect.stringMatching(/^OK: /)]);
      expect(out).toContain('Witnessed as the policy asks: by w.example/A, w.example/B, w.example/C');
    }
  });

  it.each(['--policy', '--trust'])(
    'fails under %s where one of them, or all, are missing',
    async (option) => {
      for (const count of [0, 2]) {
        for (const asked of files(count)) {
          const { exitCode, out } = await verify(...asked, option, policy);
          expect([exitCode, out]).toEqual([
            1,
            expect.stringMatching(/^FAILED at witnesses: quorum-missing: /),
          ]);
        }
      }
    },
  );

  it('is printed with that fault on its cover', async () => {
    const [, [path = ''] = []] = files(2);
    const page = cli.at('print.html');
    for (const option of ['--policy', '--trust']) {
      const { exitCode, err } = await cli.run('print', path, '--out', page, option, policy);
      expect([exitCode, err]).toEqual([1, expect.stringContaining('quorum-missing')]);
      expect(readFileSync(page, 'utf8')).toContain('电子原件核验不成立');
    }
  });

  it('takes the log key from elsewhere, and demands that the policy knows the same', async () => {
    const keyless = file('keyless', POLICY.replace(/^log .*\n/, ''));
    const another = verifierKey(
      sha256,
      'log.example/b',
      NOTE_ED25519,
      nativeSigner(new Uint8Array(32)).publicKey,
    );
    const foreign = file('foreign', POLICY.replace(logKey, formatVerifierKey(another)));
    for (const asked of files(3)) {
      expect(await verify(...asked, '--policy', keyless, '--key', logKey)).toMatchObject({ exitCode: 0 });
      expect(await verify(...asked, '--policy', policy, '--key', logKey)).toMatchObject({ exitCode: 0 });
      const { exitCode, out } = await verify(...asked, '--policy', foreign, '--key', logKey);
      expect([exitCode, out]).toEqual([1, expect.stringMatching(/^FAILED at witnesses: log-unknown/)]);
    }
  });

  it.each([
    ['a byte order mark', `\uFEFF${POLICY}`],
    ['carriage returns', POLICY.replaceAll('\n', '\r\n')],
    ['no quorum', known],
    ['a group of more than its members', POLICY.replace('all', '4')],
    ['a last line that does not end', POLICY.slice(0, -1)],
  ])('is not verified under a policy with %s', async (_, text) => {
    const malformed = file('malformed', text);
    for (const asked of files(3)) {
      for (const option of ['--policy', '--trust']) {
        const { exitCode, err } = await verify(...asked, option, malformed);
        expect([exitCode, err]).toEqual([2, expect.stringContaining('The trust policy cannot be read')]);
      }
    }
  });

  const vkey = (type: number): string =>
    formatVerifierKey(verifierKey(sha256, 'key.example/a', type, new Uint8Array(32).fill(1)));

  it.each([
    ['of a witness', vkey(COSIGNATURE_V1), 'is a witness: name it in a file with --trust'],
    ['of a type that nobody here can verify', vkey(0x02), 'no log of ours signs with'],
    ['that is a remark', '# none', 'The verifier key cannot be read'],
  ])('is not verified under a log key %s, as if none had been given', async (_, key, why) => {
    for (const asked of files(3)) {
      const { exitCode, out, err } = await verify(...asked, '--log-key', key);
      expect([exitCode, out, err]).toEqual([2, '', expect.stringContaining(why)]);
    }
  });

  it.each([
    ['a key of a type that nobody here can verify', `${vkey(COSIGNATURE_V1)}\n${vkey(0x02)}\n`, 'type 0x02'],
    ['remarks only', '# none\n\n', 'holds no key'],
  ])('is not verified under a file of trusted keys with %s', async (_, text, why) => {
    const trusted = file('trusted', text);
    for (const asked of files(3)) {
      const { exitCode, out, err } = await verify(...asked, '--trust', trusted);
      expect([exitCode, out, err]).toEqual([2, '', expect.stringContaining(why)]);
    }
  });

  it('is refused two policies, and a question that only a log answers', async () => {
    for (const asked of files(3)) {
      expect(await verify(...asked, '--policy', policy, '--trust', policy)).toMatchObject({
        exitCode: 2,
        err: expect.stringContaining('give one of them'),
      });
      expect(await verify(...asked, '--key', logKey, '--since', cli.at('nonexistent'))).toMatchObject({
        exitCode: 2,
        err: expect.stringContaining('--since asks whether a log has grown'),
      });
    }
  });
});

describe('a proof', () => {
  const proof = file('proof.tlog-proof', proofOver(checkpoint));

  it('is not called good without the entry that it is about', async () => {
    const bent = file('bent.tlog-proof', proofOver(checkpoint, siblings.toReversed()));
    for (const path of [proof, bent]) {
      const { exitCode, out } = await verify(path, '--key', logKey);
      expect([exitCode, out]).toEqual([2, expect.stringMatching(/^NOT CHECKED: Proof .*--entry\n/)]);
    }
    expect(await verify(proof, '--key', logKey, '--entry', entry)).toMatchObject({ exitCode: 0 });
    const { exitCode, out } = await verify(bent, '--key', logKey, '--entry', entry);
    expect([exitCode, out]).toEqual([1, expect.stringMatching(/^FAILED at inclusion: not-included/)]);
  });

  it('fails in one word where the file that is named is not its entry, or no entry at all', async () => {
    for (const text of [record.entries[0]?.entry ?? '', 'no entry', '']) {
      const { exitCode, out } = await verify(proof, '--key', logKey, '--entry', file('other', text));
      expect([exitCode, out]).toEqual([1, expect.stringMatching(/^FAILED at inclusion: not-included/)]);
      expect(out).not.toContain('OK: ');
    }
  });

  it('is not checked without a key of the log, which it does not hold', async () => {
    for (const asked of [[proof], [proof, '--entry', entry]]) {
      const { exitCode, out } = await verify(...asked);
      expect([exitCode, out]).toEqual([2, expect.stringMatching(/^NOT CHECKED: Proof .*--log-key/)]);
      expect(out).not.toContain('FAILED');
    }
  });

  it('alone takes an entry', async () => {
    const { exitCode, err } = await verify(file('g.mingjing-bundle', bundle), '--entry', entry);
    expect([exitCode, err]).toEqual([2, expect.stringContaining('--entry names the entry')]);
  });
});
