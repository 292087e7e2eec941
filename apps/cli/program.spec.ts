import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseJson, type JsonObject } from '@mingjing/kernel';
import { readSubmissions } from '@mingjing/writer';
import { BUREAU, CommandLine, LICENSOR, role } from './testing/command-line';
import { publishWork } from './testing/publish-work';

const cli = new CommandLine();
afterAll(() => cli.clear());

describe('the command line, from an empty folder to a verified copy', () => {
  it('founds a ledger and publishes what ships, with keys that only their owner reads', async () => {
    const done = await cli.run('init', '--data', cli.data, '--origin', 'mingjing.example/spec');
    expect(done).toMatchObject({ exitCode: 0, out: `mingjing.example/spec is open in ${cli.data}` });
    for (const key of ['log.key', 'service.key', 'founder.key']) {
      expect(statSync(join(cli.data, 'keys', key)).mode & 0o777).toBe(0o600);
    }
  });

  it('does not found it twice', async () => {
    const again = await cli.run('init', '--data', cli.data);
    expect(again.exitCode).toBe(3);
    expect(again.err).toMatch(/holds the ledger mingjing.example\/spec already/);
  });

  it('makes keys that the founder enrols, and signs statements into the ledger', async () => {
    const made = await cli.run(
      'keygen',
      '--data',
      cli.data,
      '--actor',
      'registrar/R-1',
      '--out',
      cli.at('r1.key'),
    );
    expect(made).toMatchObject({ exitCode: 0 });
    writeFileSync(cli.at('enrol.json'), made.out);
    const founder = ['--data', cli.data, '--key', join(cli.data, 'keys/founder.key'), '--send'];
    expect(await cli.run('sign', cli.at('enrol.json'), ...founder)).toMatchObject({ exitCode: 0 });
    const staff = cli.json('staff.json', [BUREAU, LICENSOR, role('registrar/R-1', 'REGISTRAR_ENTITY')]);
    const sent = await cli.run('sign', staff, ...founder);
    expect(sent.out).toMatch(
      /^OrgRegistered org\/bureau: entry \d+, revision 0, under a checkpoint of size \d+\nOrg.*\nRole/,
    );
  });

  it('prints what it signed where it does not send it, in the form that the API takes', async () => {
    const file = cli.json('officer.json', {
      ...{ type: 'OfficerRegistered', stream: 'officer/G-1', data: {} },
      personal: { name: '样例丙' },
    });
    const signed = await cli.run(
      'sign',
      file,
      '--data',
      cli.data,
      '--key',
      cli.at('r1.key'),
      '--expect',
      'none',
    );
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
    const file = cli.json('again.json', role('registrar/R-1', 'REGISTRAR_ENTITY'));
    const refused = await cli.run('sign', file, '--data', cli.data, '--key', cli.at('r1.key'), '--send');
    expect(refused.exitCode).toBe(1);
    expect(refused.err).toMatch(/^The ledger refused it \(not-authorised\): .* Nothing was recorded\.$/);
  });

  it('checks a file without recording anything, and records nothing of a bad one', async () => {
    const { out } = await cli.run('import', 'template', 'entities');
    writeFileSync(cli.at('good.csv'), out);
    writeFileSync(cli.at('bad.csv'), out.replace('公共场所,住宿', '游乐场,住宿'));
    const before = (await cli.entries()).length;
    const where = ['--data', cli.data, '--key', cli.at('r1.key')];
    const dry = await cli.run('import', 'entities', cli.at('good.csv'), ...where, '--dry-run');
    const sound = 'good.csv: 2 rows are sound for registrar/R-1; nothing was recorded.';
    expect(dry).toMatchObject({ exitCode: 0, out: sound });
    const bad = await cli.run('import', 'entities', cli.at('bad.csv'), ...where);
    expect(bad).toMatchObject({ exitCode: 2 });
    expect(bad.out).toMatch(/^bad.csv:2: 类别: cell-malformed: "游乐场" is none of PP 公共场所/);
    expect((await cli.entries()).length).toBe(before);
  });

  it('imports what is sound, lists what it left out, and lists no import as unfinished', async () => {
    const where = ['--data', cli.data, '--key', cli.at('r1.key')];
    const some = await cli.run('import', 'entities', cli.at('bad.csv'), ...where, '--skip-bad');
    expect(some).toMatchObject({ exitCode: 0 });
    expect(some.out).toMatch(/bad.csv:2: .*\nbad.csv: 1 row is in effect\.$/);
    const list = await cli.run('import', 'list', '--data', cli.data);
    expect(list.out).toBe('Every import that was begun is completed.');
  });

  it('imports a list of a higher level, which it hands in without anything that nobody asked for', async () => {
    const key = await cli.employ('organiser/O-1', 'DRAW_ADMIN');
    const deputy = await cli.employ('deputy/D-1', 'DEPUTY');
    await publishWork(cli);
    writeFileSync(
      cli.at('tasks.csv'),
      '对象编号,抽查事项,完成期限,执法领域\nE-0002,PP-01,,G/public-places\n',
    );
    const list = ['--level', 'CITY', '--document', '样卫办〔2026〕1号', '--due', '2026-06-30'];
    const where = ['--data', cli.data, '--key', key, '--cosign', deputy];
    const done = await cli.run('import', 'tasks', cli.at('tasks.csv'), ...where, ...list);
    expect(done).toMatchObject({ exitCode: 0, out: 'tasks.csv: 1 row is in effect.' });
    const [received, task] = (await cli.entries()).slice(-3).map(({ statement: stated }) => stated);
    const { sha256: handedIn } = received?.data['list'] as { sha256: string };
    const text = readFileSync(join(cli.data, 'evidence', handedIn.slice(0, 2), handedIn), 'utf8');
    expect(JSON.parse(text)).toEqual([
      { due: '2026-06-30', entity: 'E-0002', field: 'G/public-places', items: ['PP-01'], origin: 'CITY' },
    ]);
    expect(task?.data).toMatchObject({
      list: received?.stream.split('/')[1],
      entity: 'E-0002',
      origin: 'CITY',
    });
  });

  it('exports the log, and verifies the copy', async () => {
    const done = await cli.run('export', cli.at('copy'), '--data', cli.data);
    expect(done).toMatchObject({ exitCode: 0 });
    const verified = await cli.run('verify', cli.at('copy'));
    expect(verified.exitCode).toBe(0);
    expect(verified.out).toMatch(/^OK: \d+ entries of mingjing.example\/spec\n {2}root {8}[0-9a-f]{64}\n/);
    expect(verified.out).toContain('as entry 0 says of itself');
  });

  it('verifies the data folder, and exports over an earlier export', async () => {
    expect(await cli.run('verify', '--data', cli.data)).toMatchObject({ exitCode: 0 });
    expect(await cli.run('export', cli.at('copy'), '--data', cli.data)).toMatchObject({ exitCode: 0 });
    expect(await cli.run('verify', cli.at('copy'))).toMatchObject({ exitCode: 0 });
  });

  it('names the first bad entry of a copy, and ends with 1', async () => {
    const path = join(cli.at('copy'), 'tile/entries/000.p', String((await cli.entries()).length));
    const bytes = readFileSync(path);
    bytes[bytes.indexOf('样例局') + 3]! ^= 1;
    writeFileSync(path, bytes);
    const verified = await cli.run('verify', cli.at('copy'));
    expect(verified.exitCode).toBe(1);
    expect(verified.out).toMatch(
      /^FAILED at entry \d+ \([0-9a-f-]{36}\) in tile\/entries\/000\.p\/\d+: entry-differs: /,
    );
  });

  it('answers the three musts, with counts', async () => {
    const answer = await cli.run('ask', 'three-musts', '--data', cli.data, '--origin', 'ALL');
    expect(answer.exitCode).toBe(0);
    expect(answer.out).toMatch(
      /^Three musts 三个必须 \| origin ALL \| judged at \S+ \| true at size \d+\ntotal: 0 findings/,
    );
  });

  it('lists the rows behind the counts, also as JSON', async () => {
    const asked = ['ask', 'three-musts', '--data', cli.data, '--state', 'BROKEN'];
    expect((await cli.run(...asked)).out).toMatch(/^Three musts 三个必须 \| 0 rows \| judged at \S+/);
    const { out } = await cli.run(...asked, '--json');
    expect(JSON.parse(out)).toMatchObject({ rows: [] });
    expect(await cli.run('ask', 'three-musts', '--data', cli.data, '--must', 'M9')).toMatchObject({
      exitCode: 2,
      err: '--must must be one of M1, M1_AGAIN, M2, M3.',
    });
  });
});
