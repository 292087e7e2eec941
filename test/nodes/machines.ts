import { copyFileSync, cpSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { formatVerifierKey } from '@mingjing/log';
import type { EnginePlace } from '@mingjing/event-store/testing';
import { createWitnessServer } from '@mingjing/witness';
import { dataFolder } from '../../apps/ledger/composition/data-folder';
import { foundForAFirstLook, founderKeyPath } from '../../apps/ledger/composition/first-look';
import { logVerifierKey, serverKeyPath } from '../../apps/ledger/composition/held-keys';
import { readKeyFile } from '../../apps/ledger/composition/key-file';
import { CommandLine } from '../../apps/cli/testing/command-line';
import { WitnessFolder } from '../../apps/cli/witness/witness-folder';
import { aMoment } from './a-moment';
import { Machine } from './machine';

export const ORIGIN = 'mingjing.example/province';
const now = (): number => Date.now();

/** A bureau's machines: an engine, a witness, and the nodes of one ledger, each a process of its own. */
export class Machines {
  readonly all = new Map<string, Machine>();
  private readonly cli = new CommandLine(now);
  private readonly stream: string;
  private stopWitness: () => Promise<void> = () => Promise.resolve();
  private keeperUrl: string | undefined;

  constructor(private readonly place: EnginePlace) {
    this.stream = place.newStream();
  }

  /** Where the ledger was founded, on one machine. */
  get home(): string {
    return this.cli.data;
  }

  get founderKey(): string {
    return founderKeyPath(dataFolder(this.home));
  }

  /** Founded on one machine, and brought to the engine, as the page says. */
  async found(): Promise<this> {
    const ledger = await foundForAFirstLook(dataFolder(this.home), { origin: ORIGIN, clock: now });
    await ledger.close();
    await this.witness();
    const to = `kurrentdb:${this.place.url}`;
    const moved = await this.cli.run(
      ...['migrate', '--from', `sqlite:${this.home}`, '--to', to, '--stream', this.stream],
    );
    if (moved.exitCode !== 0) throw new Error(moved.err);
    return this;
  }

  /** Started, with the keys that every node holds; the first one keeps vault and evidence. */
  async start(name: string, from?: string): Promise<Machine> {
    const machine = this.all.get(name) ?? (await this.prepare(name, from));
    await machine.start();
    return machine;
  }

  async startAll(...names: readonly string[]): Promise<readonly Machine[]> {
    const machines: Machine[] = [];
    for (const name of names) machines.push(await this.start(name));
    return machines;
  }

  /** Whichever says that it writes; waits until one does. */
  async writer(among: readonly Machine[] = [...this.all.values()]): Promise<Machine> {
    for (;;) {
      for (const machine of among) if ((await machine.role()) === 'writing') return machine;
      await aMoment();
    }
  }

  async leave(): Promise<void> {
    for (const machine of this.all.values()) await machine.kill();
    await this.stopWitness();
    await this.place.leave();
    this.cli.clear();
  }

  private async prepare(name: string, from: string | undefined): Promise<Machine> {
    const folder = dataFolder(this.cli.at(name));
    if (from !== undefined) cpSync(from, folder.root, { recursive: true });
    for (const kind of ['log', 'service'] as const) {
      const path = serverKeyPath(folder, kind);
      mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
      copyFileSync(serverKeyPath(dataFolder(this.home), kind), path);
    }
    copyFileSync(join(this.home, 'witness-policy'), folder.witnessPolicy);
    const machine = await Machine.at(name, folder.root, {
      MINGJING_KURRENTDB_URL: this.place.url,
      MINGJING_STREAM: this.stream,
    });
    this.keeperUrl ??= machine.url;
    machine.leanOn(this.keeperUrl);
    this.all.set(name, machine);
    return machine;
  }

  private async witness(): Promise<void> {
    const root = this.cli.at('witness');
    const log = readKeyFile(serverKeyPath(dataFolder(this.home), 'log')).signer;
    const made = await this.cli.run('witness', 'init', '--name', 'w.example/neighbour', '--data', root);
    const vkey = formatVerifierKey(logVerifierKey(ORIGIN, log));
    await this.cli.run('witness', 'add-log', vkey, '--data', root);
    const { witness, store } = new WitnessFolder(root).open(now);
    const server = createWitnessServer(witness, () => undefined);
    const url = await server.listen({ port: 0, host: '127.0.0.1' });
    this.stopWitness = async () => {
      await server.close();
      store.close();
    };
    const policy = `witness neighbour ${made.out} ${url}\nquorum neighbour\n`;
    writeFileSync(join(this.home, 'witness-policy'), policy);
  }
}
