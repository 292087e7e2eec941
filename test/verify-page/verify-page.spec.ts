import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { firstBad, holds, verdictOf, type Report } from '@mingjing/bundle';
import { transcriptLines } from '@mingjing/draw';
import { canonicalJson, utf8 } from '@mingjing/kernel';
import {
  COSIGNATURE_V1,
  MerkleTree,
  formatTlogProof,
  formatVerifierKey,
  leafHash,
  portableSha256,
  verifierKey,
} from '@mingjing/log';
import { BuiltPage } from './built-page';

const read = (path: string): string => readFileSync(join(__dirname, '../..', path), 'utf8');
const vectors = JSON.parse(read('test/vectors/bundle-vectors.json'));
const record = JSON.parse(read('test/vectors/record-vectors.json'));

let page: BuiltPage;
let open: (text: string | readonly string[], keys?: string) => Report;

beforeAll(() => {
  page = new BuiltPage();
  const verify = page.verifier();
  open = (text, keys = vectors.logKey) => {
    const files = [text].flat().map((one, i) => ({ name: `file-${String(i)}`, bytes: utf8(one) }));
    return verify(files, keys)![0]!;
  };
});
afterAll(() => page.remove());

describe('verify.html', () => {
  it('is the same bytes however often it is built', () => {
    const again = new BuiltPage();
    expect(createHash('sha256').update(again.html).digest('hex')).toBe(
      createHash('sha256').update(page.html).digest('hex'),
    );
    again.remove();
  });

  it('is one file that can reach nothing: every script and style is its own, by hash', () => {
    const { html } = page;
    const policy = /Content-Security-Policy"\s+content="([^"]*)"/.exec(html)![1]!;
    expect(policy).toContain("default-src 'none'");
    for (const tag of ['script', 'style']) {
      const [whole, inside] = new RegExp(`<${tag}>([\\s\\S]*)</${tag}>`).exec(html)!;
      const hash = createHash('sha256').update(inside!).digest('base64');
      expect(policy).toContain(`${tag}-src 'sha256-${hash}'`);
      expect(html.split(`<${tag}`)).toHaveLength(whole === '' ? 1 : 2);
    }
    expect(html).not.toMatch(
      /(?:src|href)="|https?:\/\/(?!www\.w3\.org)|\bfetch\(|XMLHttpRequest|innerHTML|node:/,
    );
  });

  it('holds no path, host or time of the machine that built it', () => {
    expect(page.html).not.toContain(process.cwd());
    expect(page.html).not.toMatch(/\/(?:home|tmp|work|Users)\//);
  });

  it('verifies a bundle, Chinese first and English beside it', () => {
    const report = open(vectors.bundle);
    expect(firstBad(report)).toBeUndefined();
    for (const { title, detail } of report.checks) {
      expect(title.zh).toMatch(/\p{Script=Han}/u);
      expect(detail.en).not.toBe('');
    }
  });

  it('refuses every alteration of the vectors, each by its code', () => {
    for (const { replace, code, check } of vectors.refused) {
      const found = firstBad(open(vectors.bundle.replace(replace[0], replace[1])));
      expect(`${found?.name}: ${found?.detail.en}`).toMatch(new RegExp(`^${check}: ${code}`));
    }
  });

  it('verifies a proof with the entry that lies beside it, and asks for what is missing', () => {
    const { index, path } = record.inclusion as { index: number; path: string[] };
    const siblings = path.map((base64) => Uint8Array.from(Buffer.from(base64, 'base64')));
    const proof = formatTlogProof({ index, path: siblings, checkpoint: record.checkpoint });
    const entry = record.entries[index].entry as string;
    expect(holds(open([proof, entry]))).toBe(true);
    expect(open([proof, entry]).checks.map(({ status }) => status)).toEqual(['good', 'good']);
    expect(open(proof).checks[1]).toMatchObject({ name: 'inclusion', status: 'unchecked' });
    expect(holds(open(proof))).toBe(false);
    expect(firstBad(open([proof, record.entries[0].entry]))?.detail.en).toMatch(/^not-included/);
    expect(open([proof, entry], '').checks).toMatchObject([{ name: 'checkpoint', status: 'unchecked' }]);
  });

  it('finds the entry of each proof among all that are opened together', () => {
    const entries = (record.entries as { entry: string }[]).map(({ entry }) => entry);
    const tree = new MerkleTree(portableSha256);
    for (const entry of entries) tree.append(leafHash(portableSha256, utf8(entry)));
    const proofOf = (index: number): string =>
      formatTlogProof({ index, path: tree.inclusion(index, tree.size), checkpoint: record.checkpoint });
    const texts = [proofOf(0), proofOf(1), ...[0, 1].map((i) => entries[i]!)];
    const files = texts.map((text, i) => ({ name: `file-${String(i)}`, bytes: utf8(text) }));
    expect(page.verifier()(files, vectors.logKey)!.map(verdictOf)).toEqual(['good', 'good']);
    expect(page.verifier()(files.slice(0, 3), vectors.logKey)!.map(verdictOf)).toEqual(['good', 'unchecked']);
  });

  it('demands the quorum of a policy that is pasted, and refuses one that it cannot keep', () => {
    const key = formatVerifierKey(
      verifierKey(portableSha256, 'w.example/1', COSIGNATURE_V1, new Uint8Array(32).fill(5)),
    );
    const policy = `log ${vectors.logKey}\nwitness W ${key}\nquorum W`;
    expect(firstBad(open(vectors.bundle, policy))?.detail.en).toMatch(/^quorum-missing: .*witness W/);
    expect(holds(open(vectors.bundle, policy.replace('quorum W', 'quorum none')))).toBe(true);
    const file = { name: 'x', bytes: utf8(vectors.bundle) };
    expect(page.verifier()([file], policy.replace('quorum W', ''))).toBeUndefined();
  });

  it('recomputes a draw from its transcript, and names what differs', () => {
    const transcript = JSON.parse(read('docs/examples/draw-transcript.json'));
    expect(verdictOf(open(JSON.stringify(transcript), ''))).toBe('itself');
    const lines = [...transcriptLines(transcript)].join('');
    expect(holds(open(lines, ''))).toBe(true);
    expect(holds(open(lines.replace('"weight":1', '"weight":2'), ''))).toBe(false);
    expect(firstBad(open(lines.slice(0, -20), ''))?.detail.en).toMatch(/line \d+ is not JSON/);
    const bent = structuredClone(transcript);
    bent.result.strata[0].drawn.reverse();
    const other = firstBad(open(JSON.stringify(bent), ''));
    const place = 'DIFFERENT at strata[0].drawn[0]: recomputed "E0002", the file says "E0004"';
    expect(other?.detail.en).toBe(`draw-differs: ${place}`);
    expect(other?.detail.zh).toContain('首处在 strata[0].drawn[0]：重算得 "E0002"，文件写 "E0004"');
  });

  it('calls a draw that cannot be made refused, by its code', () => {
    const stray = read('docs/examples/draw-transcript.json').replace('"stratum": "', '"stratum": "no-');
    const refused = firstBad(open(stray, ''))?.detail;
    expect(refused?.en).toMatch(/^draw-refused: unknown-stratum: /);
    expect(refused?.zh).toBe('所载输入不能成签：unknown-stratum（draw-refused）');
  });

  it('says of a file that was cut off, or saved otherwise, that it cannot be read, and what to do', () => {
    const text = read('docs/examples/draw-transcript.json');
    const torn = canonicalJson({ algorithm: 'mingjing-draw-v1', drawId: 'D' });
    for (const [file, why] of [
      [text.slice(0, -200), /^malformed-json: .*fetch it again/],
      [vectors.bundle.slice(0, -200), /^malformed-json: .*fetch it again/],
      [`\uFEFF${text}`, /^file-encoding: .*save it as UTF-8 without BOM/],
      [torn, /^malformed-transcript: .*not a transcript of a draw/],
    ] as const) {
      const report = open(file, '');
      expect([verdictOf(report), firstBad(report)?.detail.en]).toEqual([
        'unreadable',
        expect.stringMatching(why),
      ]);
    }
  });

  it('warns of a beacon only where there is one', () => {
    const namesOf = (text: string): readonly string[] => open(text, '').checks.map(({ name }) => name);
    const text = read('docs/examples/draw-transcript.json');
    expect(namesOf(text)).not.toContain('not-proven-beacon');
    const beacon = { source: 'LOTTERY', round: '2026025', value: '00' };
    expect(namesOf(JSON.stringify({ ...JSON.parse(text), beacon }))).toContain('not-proven-beacon');
  });

  it('says of anything else that it does not know it, and of a key that it cannot read', () => {
    expect(firstBad(open('hello', ''))?.detail.en).toMatch(/^file-unknown/);
    expect(page.verifier()([{ name: 'x', bytes: utf8('x') }], 'no key')).toBeUndefined();
  });
});
