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
  each(table: string, prefix?: string): Iterable<FactRow>;
}

/** What is the same for every statement of a ledger, and what differs for each. */
export interface Surroundings {
  readonly ledger: string;
  readonly sha256: Sha256;
  root(size: number): string | undefined;
  file(sha256: string): Uint8Array | undefined;
}

export const emptyWorld: World = {
  revision: () => -1,
  state: () => undefined,
  get: () => undefined,
  list: () => [],
  each: () => [],
};

export function factsAt(world: World, around: Surroundings, index: number, recordedAt: string): Facts {
  return new FactsAt(world, around, index, recordedAt);
}

/** A class: every statement has facts of its own, and a closure for each question would cost more than the answers. */
class FactsAt implements Facts {
  /**
   * The engine forgets the form of a class, and all that it has compiled for it, whenever it sweeps its heap
   * while no object of that class lives; between two statements none but this one does.
   */
  static readonly ofNothing = new FactsAt(
    emptyWorld,
    { ledger: '', sha256: (bytes) => bytes, root: () => undefined, file: () => undefined },
    0,
    '',
  );

  readonly ledger: string;
  readonly sha256: Sha256;

  constructor(
    private readonly world: World,
    private readonly around: Surroundings,
    readonly index: number,
    readonly recordedAt: string,
  ) {
    this.ledger = around.ledger;
    this.sha256 = around.sha256;
  }

  root(size: number): string | undefined {
    return this.around.root(size);
  }

  file(sha256: string): Uint8Array | undefined {
    return this.around.file(sha256);
  }

  revision(stream: string): number {
    return this.world.revision(stream);
  }

  state(context: string, stream: string): unknown {
    return this.world.state(context, stream);
  }

  get(table: string, key: string): Json | undefined {
    return this.world.get(table, key);
  }

  list(table: string, prefix: string): readonly FactRow[] {
    return this.world.list(table, prefix);
  }

  each(table: string, prefix?: string): Iterable<FactRow> {
    return this.world.each(table, prefix);
  }
}
