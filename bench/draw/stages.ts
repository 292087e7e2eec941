import { now } from '../measure/rate';

export interface Stage {
  readonly seconds: number;
  readonly processorSeconds: number;
}

/** How long each stage takes, where several take turns. */
export class Stages {
  private readonly all = new Map<string, Stage>();
  private last = now();
  private used = process.cpuUsage();

  /** What passed since the last stage was done counts for this one. */
  done(name: string): void {
    const { user, system } = process.cpuUsage(this.used);
    const before = this.all.get(name) ?? { seconds: 0, processorSeconds: 0 };
    this.all.set(name, {
      seconds: before.seconds + (now() - this.last) / 1000,
      processorSeconds: before.processorSeconds + (user + system) / 1e6,
    });
    this.last = now();
    this.used = process.cpuUsage();
  }

  of(name: string): Stage {
    return this.all.get(name) ?? { seconds: 0, processorSeconds: 0 };
  }
}
