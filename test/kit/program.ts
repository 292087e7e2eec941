import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

const ROOT = join(__dirname, '../..');
const LOADER = join(__dirname, 'run-typescript.cjs');

export interface Ended {
  /** Null where a signal ended it. */
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** A program of this repository in a process of its own, run from its sources. */
export class Program {
  private readonly lines: string[] = [];
  private err = '';
  private readonly child: ChildProcess;
  private readonly closed: Promise<unknown>;
  private heard: () => void = () => undefined;

  /** `under`: a command, with its arguments, that runs it and ends with it. */
  constructor(
    file: string,
    args: readonly string[] = [],
    env: Readonly<Record<string, string>> = {},
    under: readonly string[] = [],
  ) {
    const [command = '', ...rest] = [...under, process.execPath, '-r', LOADER, join(ROOT, file), ...args];
    this.child = spawn(command, rest, {
      cwd: ROOT,
      env: { ...process.env, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.closed = once(this.child, 'close').finally(() => this.heard());
    createInterface({ input: this.child.stdout! }).on('line', (line) => {
      this.lines.push(line);
      this.heard();
    });
    this.child.stderr!.on('data', (text: Buffer) => (this.err += text.toString('utf8')));
  }

  get pid(): number {
    return this.child.pid!;
  }

  /** What it has printed so far, line by line. */
  get printed(): readonly string[] {
    return this.lines;
  }

  /** Resolves with the first line for which the test holds, undefined where it ended before. */
  async line(holds: (line: string) => boolean): Promise<string | undefined> {
    for (let seen = 0; ;) {
      for (; seen < this.lines.length; seen++) if (holds(this.lines[seen]!)) return this.lines[seen];
      if (this.child.exitCode !== null || this.child.signalCode !== null) {
        await this.closed;
        return this.lines.slice(seen).find(holds);
      }
      await new Promise<void>((resolve) => (this.heard = resolve));
    }
  }

  async ended(): Promise<Ended> {
    await this.closed;
    return { code: this.child.exitCode, out: this.lines.join('\n'), err: this.err };
  }

  /** SIGKILL runs no handler and closes nothing. */
  async stop(signal: NodeJS.Signals): Promise<Ended> {
    this.child.kill(signal);
    return this.ended();
  }
}
