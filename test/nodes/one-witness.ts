import { formatVerifierKey, parseTrustPolicy, type TrustPolicy } from '@mingjing/log';
import { createWitnessServer } from '@mingjing/witness';
import { utf8 } from '@mingjing/kernel';
import { sha256 } from '@mingjing/writer';
import { CommandLine } from '../../apps/cli/testing/command-line';
import { WitnessFolder } from '../../apps/cli/witness/witness-folder';
import { dataFolder } from '../../apps/ledger/composition/data-folder';
import { logVerifierKey, serverKeyPath } from '../../apps/ledger/composition/held-keys';
import { readKeyFile } from '../../apps/ledger/composition/key-file';
import { freePort } from './machine';

/** A witness of one log, made with its own commands, that is stopped and comes back at the same address. */
export class OneWitness {
  private leaving: (() => Promise<void>) | undefined;

  private constructor(
    private readonly root: string,
    private readonly port: number,
    private readonly clock: () => number,
    readonly policy: TrustPolicy,
  ) {}

  /** Of the log whose keys lie in `keysIn`; its state lies in `root`. Started. */
  static async of(keysIn: string, origin: string, root: string, clock: () => number): Promise<OneWitness> {
    const cli = new CommandLine(clock);
    const log = readKeyFile(serverKeyPath(dataFolder(keysIn), 'log')).signer;
    const made = await cli.run('witness', 'init', '--name', 'w.example/neighbour', '--data', root);
    const vkey = formatVerifierKey(logVerifierKey(origin, log));
    await cli.run('witness', 'add-log', vkey, '--data', root);
    cli.clear();
    const port = await freePort();
    const text = `witness neighbour ${made.out} http://127.0.0.1:${String(port)}\nquorum neighbour\n`;
    const policy = parseTrustPolicy(sha256, utf8(text));
    if (!policy.ok) throw new Error(policy.rejection.reason);
    const witness = new OneWitness(root, port, clock, policy.value);
    await witness.start();
    return witness;
  }

  async start(): Promise<void> {
    const { witness, store } = new WitnessFolder(this.root).open(this.clock);
    const server = createWitnessServer(witness, () => undefined);
    await server.listen({ port: this.port, host: '127.0.0.1' });
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
