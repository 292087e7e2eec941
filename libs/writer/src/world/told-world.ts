import {
  Overlay,
  type FactRow,
  type FoldedStates,
  type Json,
  type Registry,
  type World,
} from '@mingjing/kernel';
import type { LedgerIndex } from './ledger-index';
import { Recent } from './recent';

/** What a world holds in memory. */
export interface WorldMemory {
  /** Of how many streams the folded states are kept parsed; 0 where the index keeps them itself. */
  readonly keptStates: number;
  /** Entries gathered before they are written to the index. */
  readonly writeAfter: number;
}

/** Entries that are worth a write of their own, which takes a millisecond or two. */
const AT_LEISURE = 32;

/** A county's open streams fit in it. */
const WRITERS_MEMORY: WorldMemory = { keptStates: 20_000, writeAfter: 512 };

/**
 * The world at the log's durable size: the index on disk, and on top of it the entries read back
 * since it was last written.
 */
export class ToldWorld implements World {
  private readonly parsed: Recent<FoldedStates | undefined>;
  private readonly onDisk: World;
  private recent: Overlay;
  private recentIds = new Map<string, number>();
  private told: number;

  constructor(
    private readonly registry: Registry,
    private readonly index: LedgerIndex,
    private readonly memory = WRITERS_MEMORY,
    /** Hex root of the log of a size that is told, where somebody has its tree. */
    private readonly rootAt: (size: number) => string | undefined = () => undefined,
  ) {
    this.parsed = new Recent<FoldedStates | undefined>(memory.keptStates);
    this.onDisk = {
      revision: (stream) => index.revision(stream) ?? -1,
      state: (context, stream) => this.kept(stream)?.[context],
      get: (table, key) => index.fact(table, key),
      list: (table, prefix) => index.facts(table, prefix),
      each: (table, prefix) => index.eachFact(table, prefix),
    };
    this.recent = new Overlay(registry, this.onDisk);
    this.told = index.size();
  }

  /** Entries 0 … size − 1 are told. */
  size(): number {
    return this.told;
  }

  revision(stream: string): number {
    return this.recent.revision(stream);
  }

  state(context: string, stream: string): unknown {
    return this.recent.state(context, stream);
  }

  get(table: string, key: string): Json | undefined {
    return this.recent.get(table, key);
  }

  list(table: string, prefix: string): readonly FactRow[] {
    return this.recent.list(table, prefix);
  }

  each(table: string, prefix?: string): Iterable<FactRow> {
    return this.recent.each(table, prefix);
  }

  indexOf(id: string): number | undefined {
    return this.recentIds.get(id) ?? this.index.indexOf(id);
  }

  /** A new overlay for entries that are not durable yet. */
  overlay(): Overlay {
    return new Overlay(this.registry, this);
  }

  /** Takes over a group's overlay once its entries were read back. */
  absorb(group: Overlay, ids: ReadonlyMap<string, number>, size: number): void {
    // Of those that were absorbed before the root is known by now, of these perhaps not yet.
    if (this.recentIds.size >= this.memory.writeAfter) this.flush();
    this.recent.absorb(group);
    ids.forEach((index, id) => this.recentIds.set(id, index));
    this.told = size;
  }

  /** For a moment in which nobody waits: what is written then holds up nobody later, in one long piece. */
  flushAtLeisure(): void {
    if (this.recentIds.size >= AT_LEISURE) this.flush();
  }

  /** Writes what was gathered; a crash before it costs a replay of these entries, nothing else. */
  flush(): void {
    if (this.recentIds.size === 0) return;
    const { revisions, states, tables } = this.recent;
    const told = { size: this.told, root: this.rootAt(this.told), ids: this.recentIds };
    this.index.write({ ...told, revisions, states, tables });
    if (this.memory.keptStates > 0) states.forEach((folded, stream) => this.parsed.set(stream, folded));
    this.recent = new Overlay(this.registry, this.onDisk);
    this.recentIds = new Map();
  }

  /** A stream without an entry has no state: for a new one nothing else is asked. */
  private kept(stream: string): FoldedStates | undefined {
    if (this.memory.keptStates === 0) return this.index.states(stream);
    if (this.index.revision(stream) === undefined) return undefined;
    return this.parsed.of(stream, () => this.index.states(stream));
  }
}
