import { median, now, sweepHeap } from './rate';

interface Work<Input> {
  /** Units of work in one round. */
  readonly count: number;
  /** Makes what the round needs, off the clock. */
  prepare(): Input | Promise<Input>;
}

/** Work that is timed here, or that is done in another process, which takes the time itself. */
export type Contender<Input = unknown> = Work<Input> &
  (
    | { run(input: Input): void | Promise<void> }
    | { /** Milliseconds taken. */ elsewhere(input: Input): Promise<number> }
  );

/** Units per second, one figure for each repetition. */
export type Rates = readonly number[];

/**
 * Runs the contenders in turn, A B A B …, so that a machine that slows down slows all of them. The
 * first round only warms up.
 */
export async function interleave<Name extends string>(
  contenders: Readonly<Record<Name, Contender>>,
  repetitions: number,
): Promise<Readonly<Record<Name, Rates>>> {
  const names = Object.keys(contenders) as Name[];
  const rates = Object.fromEntries(names.map((name) => [name, []])) as unknown as Record<Name, number[]>;
  for (let round = 0; round <= repetitions; round++) {
    for (const name of names) {
      const rate = await rateOf(contenders[name]);
      if (round > 0) rates[name].push(rate);
    }
  }
  return rates;
}

/** Median over the repetitions of A ÷ B within one and the same repetition. */
export function pairedRatio(a: Rates, b: Rates): number {
  return median(a.map((rate, i) => rate / (b[i] ?? NaN)));
}

/** Binds the type of what is prepared to the type of what is run. */
export function contender<Input>(one: Contender<Input>): Contender {
  const { count } = one;
  const prepare = (): Input | Promise<Input> => one.prepare();
  return 'run' in one
    ? { count, prepare, run: (input) => one.run(input as Input) }
    : { count, prepare, elsewhere: (input) => one.elsewhere(input as Input) };
}

async function rateOf(one: Contender): Promise<number> {
  const input = await one.prepare();
  sweepHeap();
  const started = now();
  if ('elsewhere' in one) return (one.count / (await one.elsewhere(input))) * 1000;
  await one.run(input);
  return (one.count / (now() - started)) * 1000;
}
