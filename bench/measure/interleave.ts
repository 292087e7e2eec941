import { median, now, sweepHeap } from './rate';

/** Something that does `count` units of work in `run`; what it needs is made in `prepare`, off the clock. */
export interface Contender<Input = unknown> {
  readonly count: number;
  prepare(): Input | Promise<Input>;
  run(input: Input): Taken | Promise<Taken>;
}

/** Milliseconds, where the work is done in another process that takes its own time; else nothing. */
export type Taken = number | undefined | void;

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
  return {
    count: one.count,
    prepare: () => one.prepare(),
    run: (input) => one.run(input as Input),
  };
}

async function rateOf(one: Contender): Promise<number> {
  const input = await one.prepare();
  sweepHeap();
  const started = now();
  const taken = await one.run(input);
  return (one.count / (taken ?? now() - started)) * 1000;
}
