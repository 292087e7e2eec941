import type { RecordedEvent } from '../context';
import type { FactChange, FactRow, Facts } from '../facts';
import type { Json } from '../json';
import { streamWord } from '../statement';
import type { Registry } from './registry';
import type { FoldedStates, World } from './world';

/**
 * Entries on top of a world: of one submission on top of its group, of a group on top of what is
 * durable. Dropped as a whole on a refusal or a lost append; until then everything reads through it.
 */
export class Overlay implements World {
  readonly revisions = new Map<string, number>();
  /** By stream, then by context: all contexts that fold a stream fold its every entry. */
  readonly states = new Map<string, FoldedStates>();
  readonly tables = new Map<string, Map<string, Json | null>>();

  constructor(
    private readonly registry: Registry,
    private below: World,
  ) {}

  /** Stands on another world from now on, in which all that the one before it holds is told. */
  rebase(below: World): void {
    this.below = below;
  }

  revision(stream: string): number {
    return this.revisions.get(stream) ?? this.below.revision(stream);
  }

  state(context: string, stream: string): unknown {
    const own = this.states.get(stream);
    return own === undefined ? this.below.state(context, stream) : own[context];
  }

  get(table: string, key: string): Json | undefined {
    const value = this.tables.get(table)?.get(key);
    if (value === undefined) return this.below.get(table, key);
    return value ?? undefined;
  }

  list(table: string, prefix: string): readonly FactRow[] {
    const below = this.below.list(table, prefix);
    const own = this.tables.get(table);
    if (own === undefined || own.size === 0) return below;
    const rows = new Map(below.map((row) => [row.key, row.value]));
    for (const [key, value] of own) {
      if (!key.startsWith(prefix)) continue;
      if (value === null) rows.delete(key);
      else rows.set(key, value);
    }
    return [...rows].map(([key, value]) => ({ key, value })).sort((a, b) => (a.key < b.key ? -1 : 1));
  }

  *each(table: string, prefix = ''): Iterable<FactRow> {
    const own = this.tables.get(table);
    for (const row of this.below.each(table, prefix)) if (own?.has(row.key) !== true) yield row;
    for (const [key, value] of own ?? []) {
      if (value !== null && key.startsWith(prefix)) yield { key, value };
    }
  }

  /** `facts` are those before the event. */
  apply(event: RecordedEvent, facts: Facts): void {
    const changes: FactChange[] = [];
    for (const context of this.registry.contexts) {
      // One by one: a draw changes more rows than a call takes arguments.
      for (const change of context.facts?.(event, facts) ?? []) changes.push(change);
    }
    const folded: Record<string, unknown> = {};
    for (const { context, definition } of this.registry.folds(streamWord(event.stream))) {
      folded[context] = definition.evolve(this.state(context, event.stream), event);
    }
    this.states.set(event.stream, folded);
    this.revisions.set(event.stream, event.revision);
    for (const change of changes) this.change(change);
  }

  change(change: FactChange): void {
    this.table(change.table).set(change.key, change.value);
  }

  /** Takes over what another overlay, laid on this one, has gathered. */
  absorb(upper: Overlay): void {
    upper.revisions.forEach((revision, stream) => this.revisions.set(stream, revision));
    upper.states.forEach((folded, stream) => this.states.set(stream, folded));
    upper.tables.forEach((rows, table) => {
      const own = this.table(table);
      rows.forEach((value, key) => own.set(key, value));
    });
  }

  private table(name: string): Map<string, Json | null> {
    let table = this.tables.get(name);
    if (table === undefined) this.tables.set(name, (table = new Map<string, Json | null>()));
    return table;
  }
}
