/**
 * How long a measurement takes: all of it, a first look, or just so long as to show that it can be made at all.
 * A trial's figures say nothing.
 */
export type Length = 'full' | 'quick' | 'trial';

/** A size of a log or a number of rounds for each of them. */
export type ByLength = Readonly<Record<Length, number>>;
