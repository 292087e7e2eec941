import { copyFileSync, cpSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { EnginePlace } from '@mingjing/event-store/testing';
import { dataFolder } from '../../apps/ledger/composition/data-folder';
import { founderKeyPath } from '../../apps/ledger/composition/first-look';
import { serverKeyPath } from '../../apps/ledger/composition/held-keys';
import { CommandLine } from '../../apps/cli/testing/command-line';
import { ServedWitness } from '../../apps/cli/testing/served-witness';
import { aMoment } from './a-moment';
import { broughtToEngine } from './brought-to-engine';
import { Machine } from './machine';

export const ORIGIN = 'mingjing.example/province';
const now = (): number => Date.now();

/** A bureau's machines: an engine, a witness, and the nodes of one ledger, each a process of its own. */
export class Machines {
  readonly all = new Map<string, Machine>();
  private readonly cli = new CommandLine(now);
  private readonly stream: string;
  private witness: ServedWitness | undefined;
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
    await broughtToEngine(this.cli, { origin: ORIGIN, engineUrl: this.place.url, stream: this.stream });
    this.witness = await ServedWitness.of(this.cli);
    writeFileSync(join(this.home, 'witness-policy'), this.witness.policy);
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
    await this.witness?.stop();
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
}
