import { readFileSync, writeFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { dataFolder } from '../ledger/composition/data-folder';
import { openLedger, type OpenLedger } from '../ledger/composition/open-ledger';
import { createLedgerApp } from '../ledger/http/ledger-app';
import { CommandLine, LICENSOR, role } from './testing/command-line';

const clock = (): number => Date.now();
const cli = new CommandLine(clock);
const origin = 'mingjing.example/served';
const founder = cli.at('data/keys/founder.key');

let ledger: OpenLedger;
let app: NestFastifyApplication;
let url: string;

beforeAll(async () => {
  await cli.run('init', '--data', cli.at('data'), '--origin', origin, '--no-presets');
  ledger = await openLedger(dataFolder(cli.at('data')), { origin, clock });
  ledger.writer.onSealed(() => void ledger.follower.catchUp());
  app = await createLedgerApp(ledger, { clock });
  await app.listen(0, '127.0.0.1');
  url = `http://127.0.0.1:${(app.getHttpServer().address() as AddressInfo).port}`;
});

afterAll(async () => {
  await app.close();
  await ledger.close();
  cli.clear();
});

describe('the command line beside a running service', () => {
  it('enrols a registrar over HTTP', async () => {
    const made = await cli.run('keygen', '--url', url, '--actor', 'registrar/R-1', '--out', cli.at('r1.key'));
    const drafts = [
      { type: 'OrgRegistered', stream: 'org/bureau', data: { name: '样例局', kind: 'COUNTY_HEALTH' } },
      LICENSOR,
      JSON.parse(made.out) as object,
      role('registrar/R-1', 'REGISTRAR_ENTITY'),
    ];
    writeFileSync(cli.at('staff.json'), JSON.stringify(drafts));
    const sent = await cli.run('sign', cli.at('staff.json'), '--key', founder, '--send', url);
    expect(sent).toMatchObject({ exitCode: 0 });
    expect(sent.out.split('\n')).toHaveLength(4);
  });

  it('imports, and keeps the journal beside the key', async () => {
    const { out } = await cli.run('import', 'template', 'entities');
    writeFileSync(cli.at('entities.csv'), out);
    const done = await cli.run(
      'import',
      'entities',
      cli.at('entities.csv'),
      '--url',
      url,
      '--key',
      cli.at('r1.key'),
    );
    expect(done).toMatchObject({ exitCode: 0, out: 'entities.csv: 2 rows are in effect.' });
    expect(await cli.run('import', 'list', '--url', url, '--key', cli.at('r1.key'))).toMatchObject({
      out: 'Every import that was begun is completed.',
    });
  });

  it('says of rows that stand already that they do, before it sends any', async () => {
    writeFileSync(cli.at('again.csv'), `${readFileSync(cli.at('entities.csv'), 'utf8')}\n`);
    const refused = await cli.run(
      'import',
      'entities',
      cli.at('again.csv'),
      '--url',
      url,
      '--key',
      cli.at('r1.key'),
    );
    expect(refused.exitCode).toBe(2);
    expect(refused.err).toMatch(/Every row of again.csv stands in the ledger already/);
  });

  it('refuses the whole log, and the three musts, to a role that does not read them', async () => {
    const registrar = ['--url', url, '--key', cli.at('r1.key')];
    const copied = await cli.run('export', cli.at('part'), ...registrar);
    const asked = await cli.run('ask', 'three-musts', ...registrar);
    for (const { exitCode, err } of [copied, asked]) {
      expect(exitCode).not.toBe(0);
      expect(err).toMatch(/Your roles do not read this|was refused \(403\)/);
    }
  });

  it('verifies and exports what is served, as a reader', async () => {
    const verified = await cli.run('verify', url, '--key', founder);
    expect(verified).toMatchObject({ exitCode: 0 });
    const copied = await cli.run('export', cli.at('copy'), '--url', url, '--key', founder);
    expect(copied).toMatchObject({ exitCode: 0 });
    expect(await cli.run('verify', cli.at('copy'))).toMatchObject({ exitCode: 0 });
  });

  it('verifies with a token from elsewhere, and needs one', async () => {
    const { out } = await cli.run('token', '--url', url, '--key', founder);
    writeFileSync(cli.at('token'), `${out}\n`);
    expect(await cli.run('verify', url, '--token-file', cli.at('token'))).toMatchObject({ exitCode: 0 });
    const refused = await cli.run('verify', url);
    expect(refused.exitCode).toBe(3);
    expect(refused.err).toMatch(/was refused \(401\).*--key FILE/);
  });

  it('asks the three musts', async () => {
    const answer = await cli.run('ask', 'three-musts', '--url', url, '--key', founder, '--by', 'org');
    expect(answer.exitCode).toBe(0);
    expect(answer.out).toMatch(/^Three musts 三个必须 \| origin DRAW/);
  });

  it('gives the refusal of the service as it is', async () => {
    const sent = await cli.run('sign', cli.at('staff.json'), '--key', cli.at('r1.key'), '--send', url);
    expect(sent.exitCode).toBe(1);
    expect(sent.err).toMatch(/^The ledger refused it \([a-z-]+\): .* Nothing was recorded\.$/);
  });
});
