import { createServer, type AddressInfo } from 'node:net';
import { once } from 'node:events';
import { Program, type Ended } from '../kit/program';
import { aMoment } from './a-moment';

export interface Ready {
  readonly ready: boolean;
  readonly size: number;
  readonly node: { readonly role: 'writing' | 'following'; readonly term?: number; readonly lag: number };
}

/** One node: a process of the service, its folder, and the address at which it is reached. */
export class Machine {
  private program: Program | undefined;
  private readonly ended: Ended[] = [];

  private constructor(
    readonly name: string,
    readonly folder: string,
    readonly port: number,
    private readonly env: Record<string, string>,
  ) {}

  static async at(name: string, folder: string, env: Readonly<Record<string, string>>): Promise<Machine> {
    const port = await freePort();
    const url = `http://127.0.0.1:${String(port)}`;
    return new Machine(name, folder, port, {
      ...env,
      ...{ MINGJING_DATA: folder, MINGJING_PORT: String(port), MINGJING_NODE: name, MINGJING_NODE_URL: url },
    });
  }

  get url(): string {
    return `http://127.0.0.1:${String(this.port)}`;
  }

  get isRunning(): boolean {
    return this.program !== undefined;
  }

  /** What it has printed, of all its lives. */
  get said(): string {
    return [...this.ended.map(({ out, err }) => `${out}\n${err}`), ...(this.program?.printed ?? [])].join(
      '\n',
    );
  }

  leanOn(keeperUrl: string): void {
    this.env['MINGJING_KEEPER_URL'] = keeperUrl;
  }

  /** Returns once it serves. */
  async start(): Promise<void> {
    const program = new Program('apps/ledger/main.ts', [], this.env);
    this.program = program;
    const line = await program.line((text) => text.includes('serves the ledger'));
    if (line === undefined) throw new Error(`${this.name}: ${(await program.ended()).err}`);
  }

  /** Rejects where it does not answer. */
  async readiness(): Promise<Ready> {
    const answer = await fetch(`${this.url}/readyz`, { signal: AbortSignal.timeout(20_000) });
    return (await answer.json()) as Ready;
  }

  /** Undefined where it does not answer. */
  async role(): Promise<Ready['node']['role'] | undefined> {
    if (this.program === undefined) return undefined;
    return this.readiness().then(
      ({ node }) => node.role,
      () => undefined,
    );
  }

  async untilReady(size = 0): Promise<void> {
    for (;;) {
      const said = await this.readiness().catch(() => undefined);
      if (said?.ready === true && said.size >= size) return;
      await aMoment();
    }
  }

  /** SIGTERM: finishes what is under way; gives how it ended. */
  async stop(): Promise<Ended> {
    return this.endedBy('SIGTERM');
  }

  async kill(): Promise<void> {
    if (this.program !== undefined) await this.endedBy('SIGKILL');
  }

  signal(signal: 'SIGSTOP' | 'SIGCONT'): void {
    process.kill(this.program!.pid, signal);
  }

  private async endedBy(signal: NodeJS.Signals): Promise<Ended> {
    const ended = await this.program!.stop(signal);
    this.program = undefined;
    this.ended.push(ended);
    return ended;
  }
}

export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}
