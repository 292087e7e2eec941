import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { namedListening } from './assert-port';
import { BadConfiguration } from './bad-configuration';
import { founderKeyPath } from './composition/first-look';
import { dataFolder } from './composition/data-folder';
import { configFrom, type Config } from './config';
import { serve } from './serve';

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'mingjing-serve-'));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

const configWith = (port: number): Config =>
  configFrom({ MINGJING_DATA: join(root, 'data'), MINGJING_PORT: String(port) }, root);

/** Serves until it has said everything, and stops it as a supervisor would. */
async function lines(config: Config): Promise<string> {
  const said: string[] = [];
  await serve(config, (line) => {
    said.push(line);
    if (line.startsWith('  witness')) process.emit('SIGTERM', 'SIGTERM');
  });
  return said.join('\n');
}

describe('a start', () => {
  it('founds nothing where its port is taken, and names the variable', async () => {
    const other = createServer();
    await once(other.listen(0, '127.0.0.1'), 'listening');
    const { port } = other.address() as AddressInfo;
    const started = serve(configWith(port), () => undefined);
    await expect(started).rejects.toThrow(BadConfiguration);
    await expect(started).rejects.toThrow(
      `The ledger cannot be served on 127.0.0.1, port ${port}: something listens there already, perhaps this ledger. Stop it, or set MINGJING_PORT to another one (0 takes one that is free).`,
    );
    expect(existsSync(join(root, 'data'))).toBe(false);
    other.close();
    await once(other, 'close');
  });

  it('says where the founder’s key lies, as long as it lies there', async () => {
    const key = founderKeyPath(dataFolder(join(root, 'data')));
    for (const start of ['first', 'second']) {
      expect([start, await lines(configWith(0))]).toEqual([start, expect.stringContaining(key)]);
    }
    rmSync(key);
    expect(await lines(configWith(0))).not.toContain('founder');
  });

  it('names a port that is not for everybody, and an address of another machine', () => {
    const at = { host: '192.0.2.1', port: 80 };
    const named = (code: string): unknown => namedListening(Object.assign(new Error(code), { code }), at);
    expect(named('EACCES')).toMatchObject({ message: expect.stringContaining('set MINGJING_PORT to') });
    expect(named('EADDRNOTAVAIL')).toMatchObject({ message: expect.stringContaining('Set MINGJING_HOST') });
    const other = new Error('other');
    expect(namedListening(other, at)).toBe(other);
  });
});
