import type { Context, DeadlineDefinition, EventDefinition, StreamDefinition } from '../context';

export interface Fold {
  readonly context: string;
  readonly definition: StreamDefinition;
}

/** All contexts of a ledger, found by event type, by stream and by deadline. */
export class Registry {
  /** By type, then by version: each statement asks several times, and would make a name of the two each time. */
  private readonly byType = new Map<string, Map<number, EventDefinition>>();
  private readonly owners = new Map<EventDefinition, string>();
  private readonly foldsByWord = new Map<string, Fold[]>();
  private readonly deadlinesByKind = new Map<string, DeadlineDefinition>();

  constructor(readonly contexts: readonly Context[]) {
    for (const context of contexts) this.add(context);
  }

  /** Undefined for a type and version that no context knows: deciders fail closed. */
  event(type: string, version: number): EventDefinition | undefined {
    return this.byType.get(type)?.get(version);
  }

  /** The context that decides on the event type. */
  ownerOf(definition: EventDefinition): string {
    return this.owners.get(definition) ?? '';
  }

  folds(word: string): readonly Fold[] {
    return this.foldsByWord.get(word) ?? [];
  }

  fold(context: string, word: string): StreamDefinition | undefined {
    return this.folds(word).find((fold) => fold.context === context)?.definition;
  }

  deadline(kind: string): DeadlineDefinition | undefined {
    return this.deadlinesByKind.get(kind);
  }

  events(): readonly EventDefinition[] {
    return [...this.owners.keys()];
  }

  private add(context: Context): void {
    for (const event of context.events) {
      const versions = this.byType.get(event.type) ?? new Map<number, EventDefinition>();
      if (versions.has(event.version)) {
        throw new Error(`Two definitions of the event ${event.type}/${String(event.version)}`);
      }
      this.byType.set(event.type, versions.set(event.version, event));
      this.owners.set(event, context.name);
    }
    for (const definition of context.streams) {
      const folds = this.foldsByWord.get(definition.word) ?? [];
      this.foldsByWord.set(definition.word, [...folds, { context: context.name, definition }]);
    }
    for (const deadline of context.deadlines ?? []) this.deadlinesByKind.set(deadline.kind, deadline);
  }
}
