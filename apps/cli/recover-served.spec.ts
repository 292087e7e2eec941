import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { dataFolder } from '../ledger/composition/data-folder';
import { openLedger, type OpenLedger } from '../ledger/composition/open-ledger';
import { createLedgerApp } from '../ledger/http/ledger-app';
import { BUREAU, CommandLine, type Ended } from './testing/command-line';
import { textOf } from './testing/entities-file';
import { staticMirror, type StaticMirror } from './testing/static-mirror';

jest.setTimeout(240_000);

const clock = (): number => Date.now();
const cli = new CommandLine(clock);
const origin = 'mingjing.example/mirrored';
let auditor = '';
let ledger: OpenLedger;
let app: NestFastifyApplication;
let service = '';
let mirror: StaticMirror;

beforeAll(async () => {
  await cli.run('init', '--data', cli.data, '--origin', origin, '--no-presets');
  const registrar = await cli.employ('registrar/R-1', 'REGISTRAR_ENTITY', [BUREAU]);
  auditor = await cli.employ('auditor/A-1', 'AUDITOR');
  cpSync(cli.data, cli.at('yesterday'), { recursive: true });
  writeFileSync(cli.at('entities.csv'), textOf(260));
  await cli.run('import', 'entities', cli.at('entities.csv'), '--data', cli.data, '--key', registrar);
  await cli.run('export', cli.at('exported'), '--data', cli.data);
  mirror = await staticMirror(cli.at('exported'));
  ledger = await openLedger(dataFolder(cli.data), { origin, clock });
  app = await createLedgerApp(ledger, { clock });
  await app.listen(0, '127.0.0.1');
  service = `http://127.0.0.1:${String((app.getHttpServer().address() as AddressInfo).port)}`;
});
afterAll(async () => {
  await app.close();
  await ledger.close();
  await mirror.close();
  cli.clear();
});

/** The folder as it was before the import. */
function backup(name: string): string {
  const data = cli.at(name);
  cpSync(cli.at('yesterday'), data, { recursive: true });
  return data;
}

const recovered = (data: string, from: string, ...more: readonly string[]): Promise<Ended> =>
  cli.run('recover', '--from', from, '--data', data, ...more);

async function demandSame(data: string): Promise<void> {
  const here = await cli.run('verify', '--data', data, '--since', `${cli.at('exported')}/checkpoint`);
  expect(here).toMatchObject({
    exitCode: 0,
    out: expect.stringContaining(`OK: ${ledger.writer.sealed.size} entries`),
  });
}

describe('recovering from a log that is served', () => {
  it('needs a reader where a service is asked, and takes all of it with one who may read it', async () => {
    const data = backup('from-service');
    const stranger = await recovered(data, service);
    expect([stranger.exitCode, stranger.err]).toEqual([
      3,
      expect.stringMatching(/was refused \(401\).*--key/),
    ]);
    const done = await recovered(data, service, '--key', auditor);
    expect(done).toMatchObject({
      exitCode: 0,
      out: expect.stringMatching(/^26\d entries and \d+ files taken/),
    });
    await demandSame(data);
  });

  it('takes it from any file server that holds an export, and asks it for the entries that it has', async () => {
    const data = backup('from-mirror');
    const before = mirror.asked.length;
    expect(await recovered(data, mirror.url)).toMatchObject({ exitCode: 0 });
    await demandSame(data);
    const bundles = mirror.asked.slice(before).filter((path) => path.startsWith('/log/tile/entries/'));
    expect(bundles).toContain('/log/tile/entries/000');
  });

  it('takes nothing from a mirror that was altered, or is not there', async () => {
    const data = backup('careful');
    const altered = cli.at('altered');
    cpSync(cli.at('exported'), altered, { recursive: true });
    const tile = `${altered}/tile/entries/000`;
    const bytes = readFileSync(tile);
    bytes[bytes.length - 30]! ^= 1;
    writeFileSync(tile, bytes);
    const bad = await staticMirror(altered);
    const refused = await recovered(data, bad.url);
    expect([refused.exitCode, refused.err]).toEqual([1, expect.stringContaining('Nothing was written')]);
    await bad.close();
    expect(await recovered(data, bad.url)).toMatchObject({
      exitCode: 3,
      err: expect.stringContaining('cannot be reached'),
    });
    expect((await cli.run('verify', '--data', data)).out).toContain('OK: 6 entries');
  });
});
