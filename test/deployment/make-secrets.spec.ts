import { spawnSync } from 'node:child_process';
import { X509Certificate } from 'node:crypto';
import { mkdtempSync, readFileSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ROOT, composeFile } from './compose-files';

jest.setTimeout(300_000);

const hasOpenssl = spawnSync('openssl', ['version']).status === 0;
if (!hasOpenssl) process.stderr.write('There is no openssl: deploy/make-secrets.sh was not run.\n');

(hasOpenssl ? describe : describe.skip)('deploy/make-secrets.sh', () => {
  let folder: string;
  const made = (name: string): Buffer => readFileSync(join(folder, name));
  const certificate = (name: string): X509Certificate => new X509Certificate(made(`${name}.crt`));
  const run = (): void => {
    const { status, stderr } = spawnSync(
      'sh',
      [join(ROOT, 'deploy/make-secrets.sh'), folder, 'ledger.example'],
      {
        encoding: 'utf8',
      },
    );
    expect([status, stderr]).toEqual([0, '']);
  };

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'mingjing-secrets-'));
    run();
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  it('makes every secret that the compose file takes', () => {
    const { secrets = {}, configs = {} } = composeFile('docker-compose.yml');
    const taken = [...Object.values(secrets), ...Object.values(configs)]
      .map(({ file }) => file)
      .filter((file) => file.startsWith('deploy/secrets/'))
      .map((file) => file.slice('deploy/secrets/'.length));
    expect(readdirSync(folder)).toEqual(expect.arrayContaining(taken));
  });

  it('certifies each server by the authority of the cluster, under the name by which it is asked', () => {
    const authority = certificate('ca');
    for (const name of ['kurrentdb-1', 'kurrentdb-2', 'kurrentdb-3']) {
      const own = certificate(name);
      expect(own.verify(authority.publicKey)).toBe(true);
      expect(own.checkHost(name)).toBe(name);
      expect(own.checkHost('kurrentdb-9')).toBeUndefined();
      expect(own.subject).toBe('CN=kurrentdb-node');
      expect(own.ca).toBe(false);
    }
    expect(certificate('proxy').checkHost('ledger.example')).toBe('ledger.example');
    expect(authority.ca).toBe(true);
  });

  it('closes the folder, and makes another password for each', () => {
    expect(statSync(folder).mode & 0o077).toBe(0);
    expect(statSync(join(folder, 'ca.key')).mode & 0o077).toBe(0);
    const passwords = readdirSync(folder).filter((name) => name.endsWith('.password'));
    expect(new Set(passwords.map((name) => made(name).toString())).size).toBe(4);
    for (const name of passwords) expect(made(name).toString()).toMatch(/^[0-9a-f]{48}$/);
  });

  it('leaves what is there when it is run again', () => {
    const names = ['ca.crt', 'kurrentdb-2.key', 'ledger.password'];
    const before = names.map((name) => made(name));
    run();
    expect(names.map((name) => made(name))).toEqual(before);
  });
});
