import { setImmediate as aTurn } from 'node:timers/promises';

/** What is gone through before others get their turn: some ten milliseconds. */
const AT_ONCE = 250;

/** One after the other; whoever waits for the one thread is let in between. */
export async function* inTurns<T>(items: Iterable<T>): AsyncGenerator<T> {
  let count = 0;
  for (const item of items) {
    yield item;
    if (++count % AT_ONCE === 0) await aTurn();
  }
}
