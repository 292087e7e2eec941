import { StoreAltered } from '../store-errors';

/** What somebody with rights on the engine can do to a stream, as it shows; each message says what was found. */
export const altered = {
  deleted: (stream: string, cause: unknown): StoreAltered =>
    new StoreAltered(`The stream ${stream} was deleted in the engine.`, { cause }),

  miscounted: (stream: string, expected: bigint, actual: bigint): StoreAltered =>
    new StoreAltered(
      `The engine put the last entry of an append to ${stream} at ${String(actual)} instead of ${String(expected)}: the stream was deleted and goes on counting.`,
    ),

  gap: (stream: string, from: number, to: number): StoreAltered =>
    new StoreAltered(
      `The stream ${stream} lacks its entries ${String(from)} to ${String(to)}: it was truncated, scavenged or deleted in the engine.`,
    ),

  foreign: (stream: string, revision: number, id: string): StoreAltered =>
    new StoreAltered(
      `The event ${String(revision)} of the stream ${stream} is none of the ledger's, or was rewritten in the engine: its id ${id} does not follow from its bytes.`,
    ),

  limited: (stream: string, member: string): StoreAltered =>
    new StoreAltered(
      `The stream ${stream} was given ${member} in the engine, which hides entries and lets a scavenge remove them; take it off its metadata.`,
    ),

  bottomless: (stream: string): StoreAltered =>
    new StoreAltered(`The engine took an append behind the end of the stream ${stream}.`),
};
