import Hypercore from 'hypercore';
import { contender, type Contender } from '../measure/interleave';
import { keepInFlight } from '../measure/in-flight';

export interface SignedAppends {
  appends(blocks: readonly Uint8Array[], width: number): Contender;
  close(): Promise<void>;
}

/** hypercore signs its root with each append. It never flushes: what it acknowledged, a power cut takes. */
export async function openHypercore(folder: string): Promise<SignedAppends> {
  const core = new Hypercore(folder);
  await core.ready();
  return {
    appends: (blocks, width) =>
      contender({
        count: blocks.length,
        prepare: () => blocks,
        run: (ready) => keepInFlight(ready, width, (block) => core.append(block)),
      }),
    close: () => core.close(),
  };
}
