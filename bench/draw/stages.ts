import { ownProcessorTime } from '../measure/processor-time';
import { now } from '../measure/rate';

export interface Stage {
  readonly seconds: number;
  readonly processorSeconds: number;
}

/** How long each of the named stages takes, where several take turns. */
export class Stages<Name extends string> {
  private readonly taken: Record<Name, Stage>;
  private last = now();
  private used = ownProcessorTime();

  constructor(names: readonly Name[]) {
    const none: Stage = { seconds: 0, processorSeconds: 0 };
    this.taken = Object.fromEntries(names.map((name) => [name, none])) as Record<Name, Stage>;
  }

  /** What passed since the last stage was done counts for this one. */
  done(name: Name): void {
    const before = this.taken[name];
    const [last, used] = [now(), ownProcessorTime()];
    this.taken[name] = {
      seconds: before.seconds + (last - this.last) / 1000,
      processorSeconds: before.processorSeconds + (used - this.used) / 1e6,
    };
    [this.last, this.used] = [last, used];
  }

  all(): Readonly<Record<Name, Stage>> {
    return this.taken;
  }
}
