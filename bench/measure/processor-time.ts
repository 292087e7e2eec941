import type { Contender } from './interleave';
import { median } from './rate';

/** Processor time in µs: of this process so far, all its threads together. */
export function ownProcessorTime(): number {
  const { user, system } = process.cpuUsage();
  return user + system;
}

/** What one unit of work has cost, µs, in each round. */
export class Costs {
  private readonly here: number[] = [];
  private readonly there: number[] = [];

  /** `other`: processor time of another process that the work leans on, µs so far. */
  constructor(private readonly other?: () => Promise<number>) {}

  /** The same work, with its cost noted; it must be done in this process. */
  of(one: Contender): Contender {
    if (!('run' in one)) return one;
    const run = async (input: unknown): Promise<void> => {
      const [here, there] = [ownProcessorTime(), await this.other?.()];
      await one.run(input);
      this.here.push((ownProcessorTime() - here) / one.count);
      if (there !== undefined) this.there.push((((await this.other?.()) ?? NaN) - there) / one.count);
    };
    return { count: one.count, prepare: () => one.prepare(), run };
  }

  /** µs each: here, and in the other process where it is asked. */
  get medians(): { readonly here: number; readonly there: number | undefined } {
    return { here: median(this.here), there: this.there.length === 0 ? undefined : median(this.there) };
  }
}
