import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openSqliteEventStore } from '@mingjing/event-store';
import type { Entry } from '@mingjing/kernel';
import { sha256 } from '@mingjing/writer';
import { run } from '../program';

export interface Ended {
  readonly exitCode: number;
  readonly out: string;
  readonly err: string;
}

/** A folder of its own in which command lines are run, as `main.ts` runs them; no terminal. */
export class CommandLine {
  private readonly root = mkdtempSync(join(tmpdir(), 'mingjing-cli-'));
  /** The data folder. */
  readonly data = this.at('data');
  private draws = 0;

  constructor(readonly clock: () => number = () => Date.parse('2026-03-02T01:00:00.000Z')) {}

  at(name: string): string {
    return join(this.root, name);
  }

  async run(...argv: readonly string[]): Promise<Ended> {
    const [out, err]: [string[], string[]] = [[], []];
    const exitCode = await run(argv, {
      out: (line) => out.push(line),
      err: (line) => err.push(line),
      clock: this.clock,
      random: (count) => sha256(Buffer.from(`command line ${this.draws++}`)).subarray(0, count),
    });
    return { exitCode, out: out.join('\n'), err: err.join('\n') };
  }

  /** The verifier key of the log in the data folder, as text. */
  async logKey(): Promise<string> {
    const { out } = await this.run('keys', 'show', '--data', this.data);
    return /log key (\S+):/.exec(out)?.[1] ?? '';
  }

  /** Writes a file as JSON, and gives its path. */
  json(name: string, content: unknown): string {
    writeFileSync(this.at(name), JSON.stringify(content));
    return this.at(name);
  }

  /**
   * Makes a key and has the founder enrol it and give its person a role, behind the drafts that come
   * first, all in one act. Gives the path of the key file; throws where it is refused.
   */
  async employ(actor: string, roleName: string, first: readonly object[] = []): Promise<string> {
    const key = this.at(`${actor.replace('/', '-')}.key`);
    const { out } = await this.run('keygen', '--data', this.data, '--actor', actor, '--out', key);
    const drafts = this.json('staff.json', [...first, JSON.parse(out), role(actor, roleName)]);
    const founder = join(this.data, 'keys/founder.key');
    const { exitCode, err } = await this.run('sign', drafts, '--data', this.data, '--key', founder, '--send');
    if (exitCode !== 0) throw new Error(err);
    return key;
  }

  /** What the log of the data folder holds. */
  async entries(): Promise<readonly Entry[]> {
    const store = openSqliteEventStore(join(this.data, 'ledger.db'), { readOnly: true });
    const stored = await store.read(0, 1_000);
    await store.close();
    return stored.map((bytes) => JSON.parse(Buffer.from(bytes).toString('utf8')) as Entry);
  }

  clear(): void {
    rmSync(this.root, { recursive: true, force: true });
  }
}

/** The draft of the bureau in which `role` places people. */
export const BUREAU: object = {
  type: 'OrgRegistered',
  stream: 'org/bureau',
  data: { name: '样例局', kind: 'COUNTY_HEALTH' },
};

/** The draft of the organisation that licenses the entities of the template. */
export const LICENSOR: object = {
  type: 'OrgRegistered',
  stream: 'org/gaoqing-health',
  data: { name: '样例县卫生健康局', kind: 'COUNTY_HEALTH' },
};

/** The draft of a role in the bureau. */
export function role(actor: string, name: string): object {
  const data = { actor, role: name, org: 'bureau', from: '2020-01-01' };
  return { type: 'RoleAssigned', stream: `actor/${actor}`, data };
}
