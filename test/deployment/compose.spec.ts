import { existsSync } from 'node:fs';
import { join } from 'node:path';
import Ajv from 'ajv';
import { ROOT, composeFile, textOf, textsIn, yamlOf, type Service } from './compose-files';

const FILES = ['docker-compose.yml', 'docker-compose.one.yml'];
const SEVERAL = composeFile('docker-compose.yml');
const MADE_BY_SCRIPT = 'deploy/secrets/';

const follows = (() => {
  const ajv = new Ajv({ strict: false, validateFormats: false });
  const schema = JSON.parse(textOf('test/deployment/compose-spec.json')) as Record<string, unknown>;
  // The name under which the schema names its own draft differs from that of the draft by a letter.
  return ajv.compile({ ...schema, $schema: 'http://json-schema.org/draft-07/schema#' });
})();

/** A password that a script or a variable is given otherwise than out of a secret's file; `$$` is compose's `$`. */
const GIVEN_LITERALLY = /\w*password=(?!"?\$\$\(cat \/run\/secrets\/\w+\)).*/gi;

const servicesOf = (file: string): readonly (readonly [string, Service])[] =>
  Object.entries(composeFile(file).services);
/** Whatever is not done once and over. */
const runs = ([, { restart }]: readonly [string, Service]): boolean => restart !== 'no';

describe.each(FILES)('%s', (file) => {
  it('follows the Compose Specification', () => {
    follows(yamlOf(file));
    expect(follows.errors ?? []).toEqual([]);
  });

  it('pins every image to a version', () => {
    for (const [name, { image }] of servicesOf(file)) {
      expect([name, image]).toEqual([name, expect.stringMatching(/:v?\d+\.\d+\.\d+[a-z0-9.-]*$/)]);
    }
  });

  it('asks everything that runs whether it is well', () => {
    const unasked = servicesOf(file)
      .filter(runs)
      .filter(([, { healthcheck }]) => (healthcheck?.test?.length ?? 0) < 2);
    expect(unasked.map(([name]) => name)).toEqual([]);
  });

  it('holds no secret', () => {
    for (const [name, { environment = {} }] of servicesOf(file)) {
      const literal = Object.entries(environment).filter(
        ([key, value]) => /password|secret|token|key/i.test(key) && !value.startsWith('/run/secrets/'),
      );
      expect([name, literal]).toEqual([name, []]);
    }
    const inScripts = [...textsIn(yamlOf(file))].flatMap((text) => text.match(GIVEN_LITERALLY) ?? []);
    expect(inScripts).toEqual([]);
    const inUrls = [...textsIn(yamlOf(file))].filter((text) => /:\/\/[^\s/@:]+:(?!\$)[^\s/@]+@/.test(text));
    expect(inUrls).toEqual([]);
  });

  it('sets no variable that the service does not read', () => {
    const read = textOf('apps/ledger/config.ts') + textOf('apps/ledger/node-config.ts');
    const set = [...textOf(file).matchAll(/\bMINGJING_[A-Z_]+/g)].map(([name]) => name);
    const unread = set.filter((name) => name !== 'MINGJING_USER' && !read.includes(`'${name}'`));
    expect(unread).toEqual([]);
  });
});

describe('the form for several machines', () => {
  const { services, secrets = {}, configs = {}, volumes = {}, networks = {} } = SEVERAL;
  const all = Object.entries(services);

  it('has three servers of the engine, two nodes, a witness, a proxy, Prometheus and Grafana', () => {
    const running = all.filter(runs).map(([name]) => name);
    expect(running.sort()).toEqual(
      [1, 2, 3]
        .map((n) => `kurrentdb-${String(n)}`)
        .concat('node-1', 'node-2', 'witness', 'proxy', 'prometheus', 'grafana')
        .sort(),
    );
  });

  it('names only what it declares', () => {
    const given = all.map(([, service]) => service);
    const named = {
      secrets: new Set(
        given.flatMap((one) => one.secrets ?? []).map((one) => (typeof one === 'string' ? one : one.source)),
      ),
      configs: new Set(given.flatMap((one) => one.configs ?? []).map(({ source }) => source)),
      networks: new Set(given.flatMap((one) => one.networks ?? [])),
    };
    const others = given.flatMap((one) => Object.keys(one.depends_on ?? {}));
    expect(others.filter((name) => services[name] === undefined)).toEqual([]);
    const mounted = given.flatMap((one) => one.volumes ?? []).map((volume) => volume.split(':')[0] ?? '');
    const kept = mounted.filter((one) => !one.startsWith('.'));
    expect(kept.sort()).toEqual(Object.keys(volumes).sort());
    expect([...named.secrets].sort()).toEqual(Object.keys(secrets).sort());
    expect([...named.configs].sort()).toEqual(Object.keys(configs).sort());
    expect([...named.networks].sort()).toEqual(Object.keys(networks).sort());
  });

  it('takes secrets from files that are not committed, and everything else from files that are', () => {
    for (const { file } of Object.values(secrets)) expect(file.startsWith(MADE_BY_SCRIPT)).toBe(true);
    for (const { file } of Object.values(configs).filter((one) => !one.file.startsWith(MADE_BY_SCRIPT))) {
      expect([file, existsSync(join(ROOT, file))]).toEqual([file, true]);
    }
    expect(textOf('.gitignore')).toMatch(/^deploy\/secrets$/m);
    expect(textOf('.dockerignore')).toMatch(/^deploy\/secrets$/m);
  });

  it('speaks to the engine by TLS only, from a network that leads nowhere else', () => {
    const urls = [...textsIn(services)].flatMap((text) => text.match(/kurrentdb:\/\/[^"]+/g) ?? []);
    expect(urls.length).toBeGreaterThan(0);
    for (const url of urls) expect(url).toContain('tls=true&tlsCAFile=');
    expect(networks['engine']).toEqual({ internal: true });
    for (const n of [1, 2, 3]) expect(services[`kurrentdb-${String(n)}`]?.networks).toEqual(['engine']);
  });

  it('lets each server of the engine look for the two others, and tell its maker nothing', () => {
    const names = [1, 2, 3].map((n) => `kurrentdb-${String(n)}`);
    for (const name of names) {
      const { environment = {} } = services[name] ?? {};
      const others = names.filter((one) => one !== name).map((one) => `${one}:2113`);
      expect(environment['KURRENTDB_GOSSIP_SEED']?.split(',')).toEqual(others);
      expect(environment['KURRENTDB_NODE_HOST_ADVERTISE_AS']).toBe(name);
      expect(environment['KURRENTDB_TELEMETRY_OPTOUT']).toBe('true');
    }
  });

  it('gives each node its own name and address, and all of them one keeper', () => {
    const nodes = ['node-1', 'node-2'].map((name) => services[name]?.environment ?? {});
    expect(nodes.map((one) => one['MINGJING_NODE'])).toEqual(['node-1', 'node-2']);
    expect(nodes.map((one) => one['MINGJING_NODE_URL'])).toEqual([
      'http://node-1:3000',
      'http://node-2:3000',
    ]);
    expect(new Set(nodes.map((one) => one['MINGJING_KEEPER_URL']))).toEqual(new Set(['http://node-1:3000']));
  });
});
