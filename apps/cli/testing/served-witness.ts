import { createWitnessServer } from '@mingjing/witness';
import { WitnessFolder } from '../witness/witness-folder';
import type { CommandLine } from './command-line';

/**
 * A witness of the log in a command line's data folder, made with its own commands, that is stopped and comes back
 * at the same address.
 */
export class ServedWitness {
  private port = 0;
  private leaving: (() => Promise<void>) | undefined;

  private constructor(
    private readonly cli: CommandLine,
    private readonly folder: string,
    /** Among the witnesses of a policy. */
    private readonly name: string,
    readonly vkey: string,
  ) {}

  /** Started. Throws where a command is refused. */
  static async of(cli: CommandLine, name = 'A'): Promise<ServedWitness> {
    const folder = cli.at(`witness-${name}`);
    const does = async (...words: readonly string[]): Promise<string> => {
      const { exitCode, out, err } = await cli.run('witness', ...words, '--data', folder);
      if (exitCode !== 0) throw new Error(err);
      return out;
    };
    const vkey = await does('init', '--name', `w.example/${name}`);
    await does('add-log', await cli.logKey());
    const witness = new ServedWitness(cli, folder, name, vkey);
    await witness.start();
    return witness;
  }

  /** In a policy. */
  get line(): string {
    return `witness ${this.name} ${this.vkey} http://127.0.0.1:${String(this.port)}`;
  }

  /** A policy that asks for it alone. */
  get policy(): string {
    return `${this.line}\nquorum ${this.name}\n`;
  }

  async start(): Promise<void> {
    const { witness, store } = new WitnessFolder(this.folder).open(this.cli.clock);
    const server = createWitnessServer(witness, () => undefined);
    this.port = Number(new URL(await server.listen({ port: this.port, host: '127.0.0.1' })).port);
    this.leaving = async () => {
      await server.close();
      store.close();
    };
  }

  /** Twice is once. */
  async stop(): Promise<void> {
    const { leaving } = this;
    this.leaving = undefined;
    await leaving?.();
  }
}
