import { composeFile, textOf, yamlOf } from './compose-files';

interface Dashboard {
  readonly panels: readonly {
    readonly title: string;
    readonly datasource: { readonly uid: string };
    readonly targets: readonly { readonly expr: string }[];
  }[];
}

interface Rules {
  readonly groups: readonly {
    readonly rules: readonly { readonly alert: string; readonly expr: string }[];
  }[];
}

interface Scraping {
  readonly rule_files: readonly string[];
  readonly scrape_configs: readonly {
    readonly job_name: string;
    readonly static_configs: readonly { readonly targets: readonly string[] }[];
  }[];
}

const dashboard = JSON.parse(textOf('deploy/grafana/mingjing.json')) as Dashboard;
const rules = (yamlOf('deploy/alerts.yml') as Rules).groups.flatMap((group) => group.rules);
const { services } = composeFile('docker-compose.yml');

/** As the table of the service says. */
const PROMISED = [...textOf('apps/ledger/README.md').matchAll(/^\| `(mingjing_[a-z_]+)/gm)].map(
  ([, name]) => name,
);
const METRICS = textOf('apps/ledger/http/metrics.ts');
const EXPORTED = [
  ...[...METRICS.matchAll(/\bgauge\(\s*'([a-z_]+)'/g)].map(([, name]) => `mingjing_${name ?? ''}`),
  ...[...METRICS.matchAll(/'(mingjing_[a-z_]+)'/g)].map(([, name]) => name),
];
const namedIn = (expr: string): readonly string[] => expr.match(/\bmingjing_[a-z_]+/g) ?? [];

describe('what is watched', () => {
  it('is exported by the service', () => {
    expect([...EXPORTED].sort()).toEqual([...PROMISED].sort());
    const asked = [...dashboard.panels.flatMap(({ targets }) => targets), ...rules].map(({ expr }) => expr);
    const named = asked.flatMap(namedIn);
    expect(named.length).toBeGreaterThan(20);
    expect(named.filter((name) => !EXPORTED.includes(name))).toEqual([]);
  });

  it('is all that the service exports', () => {
    const shown = dashboard.panels.flatMap(({ targets }) => targets).flatMap(({ expr }) => namedIn(expr));
    expect([...new Set(shown)].sort()).toEqual([...EXPORTED].sort());
  });

  it('is scraped from every node, and reaches the dashboard', () => {
    const { scrape_configs, rule_files } = yamlOf('deploy/prometheus.yml') as Scraping;
    const nodes = Object.keys(services).filter((name) => name.startsWith('node-'));
    const mingjing = scrape_configs.find(({ job_name }) => job_name === 'mingjing');
    expect(mingjing?.static_configs.flatMap(({ targets }) => targets)).toEqual(
      nodes.map((name) => `${name}:3000`),
    );
    expect(rule_files).toEqual(['alerts.yml']);
    const { datasources } = yamlOf('deploy/grafana/datasource.yml') as {
      readonly datasources: readonly { readonly uid: string; readonly url: string }[];
    };
    expect(datasources.map(({ url }) => url)).toEqual(['http://prometheus:9090']);
    const uids = new Set(dashboard.panels.map(({ datasource }) => datasource.uid));
    expect([...uids]).toEqual(datasources.map(({ uid }) => uid));
  });

  it('calls where the node that writes takes nothing, whatever those say that hand statements on', () => {
    const rule = rules.find(({ alert }) => alert === 'StatementsRefused');
    expect(rule?.expr).toBe('max(mingjing_takes_statements * mingjing_node_writing) == 0');
  });

  it('calls for refusals that there are', () => {
    const codes = rules.flatMap(({ expr }) => /code=~"([^"]+)"/.exec(expr)?.[1]?.split('|') ?? []);
    expect(codes).toContain('no-writer');
    const titles = textOf('apps/ledger/http/refusal-titles.ts');
    expect(codes.filter((code) => !titles.includes(`'${code}':`))).toEqual([]);
  });

  it('has balanced expressions and a name of its own', () => {
    for (const { expr } of [...dashboard.panels.flatMap(({ targets }) => targets), ...rules]) {
      for (const [open, close] of ['()', '[]', '{}'].map((pair) => [...pair] as [string, string])) {
        expect([expr, expr.split(open).length]).toEqual([expr, expr.split(close).length]);
      }
    }
    const names = [...dashboard.panels.map(({ title }) => title), ...rules.map(({ alert }) => alert)];
    expect(new Set(names).size).toBe(names.length);
  });
});

describe('the proxy', () => {
  const lines = textOf('deploy/nginx.conf')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('#'));

  it('is configured by whole directives', () => {
    for (const line of lines) expect(line).toMatch(/[;{}]$/);
    const opened = lines.filter((line) => line.endsWith('{'));
    expect(lines.filter((line) => line === '}')).toHaveLength(opened.length);
  });

  it('asks every node, and shows nobody outside how they are', () => {
    const asked = lines.flatMap((line) => /^server ([a-z0-9-]+):3000 /.exec(line)?.[1] ?? []);
    expect(asked).toEqual(Object.keys(services).filter((name) => name.startsWith('node-')));
    expect(lines.join('\n')).toMatch(/location ~ \^\/\(metrics\|[^{]*\{\nreturn 404;/);
  });

  it('takes a refusal for an answer: it leaves no node out, and asks no other for the same', () => {
    const servers = lines.filter((line) => /^server [a-z0-9-]+:3000 /.test(line));
    expect(servers.filter((line) => !line.includes(' max_fails=0'))).toEqual([]);
    const next = lines.filter((line) => line.startsWith('proxy_next_upstream '));
    expect(next).toHaveLength(1);
    expect(next.join()).not.toContain('http_503');
  });

  it('looks the nodes up again: one that is made anew has another address', () => {
    const servers = lines.filter((line) => /^server [a-z0-9-]+:3000 /.test(line));
    expect(servers.filter((line) => !line.includes(' resolve'))).toEqual([]);
    expect(lines.filter((line) => /^(resolver|zone) /.test(line))).toHaveLength(2);
  });

  it('is newer than its directives', () => {
    // `resolve` of an upstream server; `http2 on` is older.
    const [, version = ''] = /image: nginx:([0-9.]+)/.exec(textOf('docker-compose.yml')) ?? [];
    const [major = 0, minor = 0, patch = 0] = version.split('.').map(Number);
    expect(major * 1e6 + minor * 1e3 + patch).toBeGreaterThanOrEqual(1_027_003);
  });
});
