import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { run } from '../../apps/cli/program';
import { createKeyFile } from '../../apps/ledger/composition/key-file';
import type { Bureau } from './bureau';
import { seedOf } from './seeds';

/** Command lines at another machine than the service's: a folder with the keys of who types, and its address. */
export class Terminal {
  private readonly folder = mkdtempSync(join(tmpdir(), 'mingjing-terminal-'));
  private drawn = 0;

  private constructor(
    private readonly bureau: Bureau,
    readonly url: string,
  ) {}

  /** Has the bureau's service listen, on a port that is free. */
  static async beside(bureau: Bureau): Promise<Terminal> {
    await bureau.app.listen(0, '127.0.0.1');
    const { port } = bureau.app.getHttpServer().address() as AddressInfo;
    return new Terminal(bureau, `http://127.0.0.1:${String(port)}`);
  }

  at(name: string): string {
    return join(this.folder, name);
  }

  keyOf(actor: string): string {
    const path = this.at(`${actor.replace('/', '-')}.key`);
    if (!existsSync(path)) createKeyFile(path, actor, seedOf(actor));
    return path;
  }

  /** Everything that was printed, and the exit status. */
  async types(...words: readonly string[]): Promise<string> {
    const lines: string[] = [];
    const print = (line: string): void => void lines.push(line);
    const random = (count: number): Uint8Array => Buffer.alloc(count, (this.drawn += 1));
    const io = { out: print, err: print, clock: () => this.bureau.now, random };
    const exitCode = await run(words, io);
    return [...lines, `exit ${String(exitCode)}`].join('\n');
  }

  clear(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}
