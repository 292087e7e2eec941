import type { Sha256 } from '../bytes';
import type { FactRow, Facts } from '../facts';
import type { Json } from '../json';

/** What is folded of one stream, by context. */
export type FoldedStates = Readonly<Record<string, unknown>>;

/** Folded states and fact tables at one point of the log. */
export interface World {
  /** Revision of the stream's last entry, −1 where it has none. */
  revision(stream: string): number;
  state(context: string, stream: string): unknown;
  get(table: string, key: string): Json | undefined;
  list(table: string, prefix: string): readonly FactRow[];
  each(table: string): Iterable<FactRow>;
}

/** What is the same for every statement of a ledger, and what differs for each. */
export interface Surroundings {
  readonly ledger: string;
  readonly sha256: Sha256;
  root(size: number): string | undefined;
  file(sha256: string): Uint8Array | undefined;
}

export function factsAt(world: World, around: Surroundings, index: number, recordedAt: string): Facts {
  return {
    index,
    recordedAt,
    ledger: around.ledger,
    sha256: around.sha256,
    root: (size) => around.root(size),
    file: (sha256) => around.file(sha256),
    revision: (stream) => world.revision(stream),
    state: (context, stream) => world.state(context, stream),
    get: (table, key) => world.get(table, key),
    list: (table, prefix) => world.list(table, prefix),
    each: (table) => world.each(table),
  };
}

export const emptyWorld: World = {
  revision: () => -1,
  state: () => undefined,
  get: () => undefined,
  list: () => [],
  each: () => [],
};
