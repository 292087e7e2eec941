import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isJsonObject, parseJson, type Json, type JsonObject } from '@mingjing/kernel';
import { readSubmissions, sha256 } from '@mingjing/writer';
import { openSqliteEventStore } from '@mingjing/event-store';
import { run } from './program';

jest.setTimeout(120_000);

interface Run {
  readonly exitCode: number;
  readonly out: string;
  readonly err: string;
}

const root = mkdtempSync(join(tmpdir(), 'mingjing-cli-'));
const data = join(root, 'data');
const at = (name: string): string => join(root, name);
let draws = 0;

/** One command line, as `main.ts` runs it. */
async function mingjing(...argv: readonly string[]): Promise<Run> {
  const [out, err]: [string[], string[]] = [[], []];
  const exitCode = await run(argv, {
    out: (line) => out.push(line),
    err: (line) => err.push(line),
    clock: () => Date.parse('2026-03-02T01:00:00.000Z'),
    random: (count) => sha256(Buffer.from(`spec ${draws++}`)).subarray(0, count),
  });
  return { exitCode, out: out.join('\n'), err: err.join('\n') };
}

function statement(name: string, content: unknown): string {
  writeFileSync(at(name), JSON.stringify(content));
  return at(name);
}

const role = (actor: string, name: string): object => ({
  ...{ type: 'RoleAssigned', stream: `actor/${actor}` },
  data: { actor, role: name, org: 'bureau', from: '2026-01-01' },
});

afterAll(() => rmSync(root, { recursive: true, force: true }));

describe('the command line, from an empty folder to a verified copy', () => {
  it('founds a ledger and publishes what ships, with keys that only their owner reads', async () => {
    const done = await mingjing('init', '--data', data, '--origin', 'mingjing.example/spec');
    expect(done).toMatchObject({ exitCode: 0, out: `mingjing.example/spec is open in ${data}` });
    for (const key of ['log.key', 'service.key', 'founder.key']) {
      expect(statSync(join(data, 'keys', key)).mode & 0o777).toBe(0o600);
    }
  });

  it('does not found it twice', async () => {
    const again = await mingjing('init', '--data', data);
    expect(again.exitCode).toBe(3);
    expect(again.err).toMatch(/holds the ledger mingjing.example\/spec already/);
  });

  it('makes keys that the founder enrols, and signs statements into the ledger', async () => {
    const made = await mingjing('keygen', '--data', data, '--actor', 'registrar/R-1', '--out', at('r1.key'));
    expect(made).toMatchObject({ exitCode: 0 });
    writeFileSync(at('enrol.json'), made.out);
    const founder = ['--data', data, '--key', join(data, 'keys/founder.key'), '--send'];
    expect(await mingjing('sign', at('enrol.json'), ...founder)).toMatchObject({ exitCode: 0 });
    const staff = statement('staff.json', [
      { type: 'OrgRegistered', stream: 'org/bureau', data: { name: '样例局', kind: 'COUNTY_HEALTH' } },
      role('registrar/R-1', 'REGISTRAR_ENTITY'),
    ]);
    const sent = await mingjing('sign', staff, ...founder);
    expect(sent.out).toMatch(
      /^OrgRegistered org\/bureau: entry \d+, revision 0, under a checkpoint of size \d+\nRole/,
    );
  });

  it('prints what it signed where it does not send it, in the form that the API takes', async () => {
    const file = statement('officer.json', {
      ...{ type: 'OfficerRegistered', stream: 'officer/G-1', data: {} },
      personal: { name: '样例丙' },
    });
    const signed = await mingjing('sign', file, '--data', data, '--key', at('r1.key'), '--expect', 'none');
    const batch = readSubmissions(Buffer.from(signed.out));
    expect(batch).toMatchObject({ ok: true });
    const submission = parseJson(Buffer.from(signed.out), 40);
    const { statement: stated, disclosures } = (submission.ok ? submission.value : {}) as Record<
      string,
      JsonObject
    >;
    expect(stated).toMatchObject({ actor: 'registrar/R-1', ledger: 'mingjing.example/spec', version: 1 });
    expect(disclosures).toMatchObject({ name: { value: '样例丙', subject: 'officer/G-1' } });
    expect(JSON.stringify(stated)).not.toContain('样例丙');
  });

  it('says why the ledger refuses, and ends with 1', async () => {
    const file = statement('again.json', role('registrar/R-1', 'REGISTRAR_ENTITY'));
    const refused = await mingjing('sign', file, '--data', data, '--key', at('r1.key'), '--send');
    expect(refused.exitCode).toBe(1);
    expect(refused.err).toMatch(/^The ledger refused it \(not-authorised\): .* Nothing was recorded\.$/);
  });

  it('checks a file without recording anything, and records nothing of a bad one', async () => {
    const { out } = await mingjing('import', 'template', 'entities');
    writeFileSync(at('good.csv'), out);
    writeFileSync(at('bad.csv'), out.replace('公共场所,住宿', '游乐场,住宿'));
    const before = await size();
    const where = ['--data', data, '--key', at('r1.key')];
    const dry = await mingjing('import', 'entities', at('good.csv'), ...where, '--dry-run');
    expect(dry).toMatchObject({ exitCode: 0, out: 'good.csv: 2 rows are sound; nothing was recorded.' });
    const bad = await mingjing('import', 'entities', at('bad.csv'), ...where);
    expect(bad).toMatchObject({ exitCode: 2 });
    expect(bad.out).toMatch(/^bad.csv:2: 类别: cell-malformed: "游乐场" is none of PP 公共场所/);
    expect(await size()).toBe(before);
  });

  it('imports what is sound, lists what it left out, and lists no import as unfinished', async () => {
    const where = ['--data', data, '--key', at('r1.key')];
    const some = await mingjing('import', 'entities', at('bad.csv'), ...where, '--skip-bad');
    expect(some).toMatchObject({ exitCode: 0 });
    expect(some.out).toMatch(/bad.csv:2: .*\nbad.csv: 1 rows are in effect\.$/);
    const list = await mingjing('import', 'list', '--data', data);
    expect(list.out).toBe('Every import that was begun is completed.');
  });

  it('exports the log, and verifies the copy', async () => {
    const done = await mingjing('export', at('copy'), '--data', data);
    expect(done).toMatchObject({ exitCode: 0 });
    const verified = await mingjing('verify', at('copy'));
    expect(verified.exitCode).toBe(0);
    expect(verified.out).toMatch(/^OK: \d+ entries of mingjing.example\/spec\n {2}root {8}[0-9a-f]{64}\n/);
    expect(verified.out).toContain('as entry 0 says of itself');
  });

  it('verifies the data folder, and exports over an earlier export', async () => {
    expect(await mingjing('verify', '--data', data)).toMatchObject({ exitCode: 0 });
    expect(await mingjing('export', at('copy'), '--data', data)).toMatchObject({ exitCode: 0 });
    expect(await mingjing('verify', at('copy'))).toMatchObject({ exitCode: 0 });
  });

  it('names the first bad entry of a copy, and ends with 1', async () => {
    const path = join(at('copy'), 'tile/entries/000.p', String(await size()));
    const bytes = readFileSync(path);
    bytes[bytes.indexOf('样例局') + 3]! ^= 1;
    writeFileSync(path, bytes);
    const verified = await mingjing('verify', at('copy'));
    expect(verified.exitCode).toBe(1);
    expect(verified.out).toMatch(
      /^FAILED at entry \d+ \([0-9a-f-]{36}\) in tile\/entries\/000\.p\/\d+: entry-differs: /,
    );
  });

  it('answers the three musts, with counts', async () => {
    const answer = await mingjing('ask', 'three-musts', '--data', data, '--origin', 'ALL');
    expect(answer.exitCode).toBe(0);
    expect(answer.out).toMatch(
      /^Three musts 三个必须 \| origin ALL \| judged at \S+ \| true at size \d+\ntotal: 0 findings/,
    );
  });
});

describe('a founder whose key stays away from the server', () => {
  it('signs the opening where the key is, and brings back only the signature', async () => {
    const folder = at('served');
    await mingjing('keygen', '--actor', 'founder', '--out', at('founder.key'), '--data', at('nowhere'));
    const { publicKey } = JSON.parse(readFileSync(at('founder.key'), 'utf8')) as { publicKey: string };
    const prepared = await mingjing(
      'init',
      '--data',
      folder,
      '--origin',
      'mingjing.example/far',
      '--founder',
      publicKey,
    );
    expect(prepared).toMatchObject({ exitCode: 0, out: join(folder, 'opening.json') });
    const signed = await mingjing(
      'sign',
      join(folder, 'opening.json'),
      '--key',
      at('founder.key'),
      '--data',
      at('nowhere'),
    );
    writeFileSync(at('signed.json'), signed.out);
    const opened = await mingjing('init', '--data', folder, '--opening', at('signed.json'));
    expect(opened).toMatchObject({ exitCode: 0, out: `mingjing.example/far is open in ${folder}` });
    expect(await mingjing('verify', '--data', folder)).toMatchObject({ exitCode: 0 });
  });

  it('is not opened with keys that are not the server’s', async () => {
    const other = at('other');
    const { publicKey } = JSON.parse(readFileSync(at('founder.key'), 'utf8')) as { publicKey: string };
    await mingjing('init', '--data', other, '--origin', 'mingjing.example/far', '--founder', publicKey);
    const opened = await mingjing('init', '--data', other, '--opening', at('signed.json'));
    expect(opened.exitCode).toBe(2);
    expect(opened.err).toMatch(/other server keys than those in/);
  });
});

describe('an expected failure is one sentence that says what to do', () => {
  it.each([
    [
      'no ledger in the folder',
      ['verify', '--data', at('nothing')],
      3,
      /holds no ledger; name its folder with --data/,
    ],
    ['no ledger to ask', ['ask', 'three-musts', '--data', at('nothing')], 3, /run `mingjing init` there/],
    [
      'a key file that is none',
      ['token', '--key', __filename, '--origin', 'x'],
      2,
      /The key file .* cannot be read/,
    ],
    [
      'a statement that is no JSON',
      ['sign', __filename, '--key', 'k', '--origin', 'x'],
      2,
      /is not JSON that the ledger takes/,
    ],
    ['a command that nobody knows', ['verfy'], 2, /unknown command 'verfy'\n?.*verify/s],
    [
      'an option that is missing',
      ['keygen', '--actor', 'head/H-1'],
      2,
      /required option '--out <file>' not specified/,
    ],
    ['a service that is not there', ['verify', 'http://127.0.0.1:9'], 3, /cannot be reached/],
    [
      'rows without a key',
      ['import', 'entities', at('good.csv'), '--data', at('nothing')],
      2,
      /stated by a registrar; give his key/,
    ],
  ])('%s', async (_what, argv, exitCode, sentence) => {
    const failed = await mingjing(...argv);
    expect(failed.exitCode).toBe(exitCode);
    expect(failed.err).toMatch(sentence);
    expect(failed.err).not.toMatch(/\n\s+at /);
  });

  it('a folder that a running service holds', async () => {
    const service = openSqliteEventStore(join(data, 'ledger.db'));
    try {
      // Handles of one process share its lock: what another process would meet is told by the error itself.
      expect(await mingjing('verify', '--data', data)).toMatchObject({ exitCode: 0 });
    } finally {
      await service.close();
    }
  });

  it('an export into a folder with something else in it', async () => {
    const refused = await mingjing('export', root, '--data', data);
    expect(refused.exitCode).toBe(2);
    expect(refused.err).toMatch(/export mingjing.example\/spec into an empty folder/);
  });
});

describe('draw verify', () => {
  const vectors = parseJson(readFileSync(join(__dirname, '../../test/vectors/draw-vectors.json')), 40);
  const transcript = (): JsonObject => {
    const value: Json = vectors.ok ? vectors.value : null;
    const found = transcriptIn(value);
    if (found === undefined) throw new Error('The vectors hold no transcript');
    return found;
  };

  it('prints OK for a draw that can be recomputed', async () => {
    const file = statement('transcript.json', transcript());
    const checked = await mingjing('draw', 'verify', file);
    expect(checked.exitCode).toBe(0);
    expect(checked.out).toMatch(/\nOK$/);
  });

  it('checks of a full transcript only the selection, where asked to', async () => {
    const checked = await mingjing('draw', 'verify', at('transcript.json'), '--public');
    expect(checked.exitCode).toBe(0);
    expect(checked.out).toMatch(/\nOK \(selection only\)$/);
  });

  it('prints the first difference, and ends with 1', async () => {
    const claimed = transcript();
    const result = claimed['result'] as { seed: string };
    const file = statement('wrong.json', { ...claimed, result: { ...result, seed: '0'.repeat(64) } });
    const checked = await mingjing('draw', 'verify', file);
    expect(checked.exitCode).toBe(1);
    expect(checked.out).toMatch(/DIFFERENT at seed: recomputed "[0-9a-f]{64}", the file says "0+"$/);
  });
});

/** The first transcript in a file of vectors, wherever it stands. */
function transcriptIn(value: Json): JsonObject | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  if (isJsonObject(value) && value['algorithm'] === 'mingjing-draw-v1' && value['officers'] !== undefined)
    return value;
  for (const inner of Object.values(value) as Json[]) {
    const found = transcriptIn(inner);
    if (found !== undefined) return found;
  }
  return undefined;
}

async function size(): Promise<number> {
  const store = openSqliteEventStore(join(data, 'ledger.db'), { readOnly: true });
  const entries = await store.size();
  await store.close();
  return entries;
}
