import type { Context, DeadlineDefinition, EventDefinition, StreamDefinition } from '../context';

export interface Fold {
  readonly context: string;
  readonly definition: StreamDefinition;
}

/** All contexts of a ledger, found by event type, by stream and by deadline. */
export class Registry {
  private readonly byType = new Map<string, EventDefinition>();
  private readonly owners = new Map<EventDefinition, string>();
  private readonly foldsByWord = new Map<string, Fold[]>();
  private readonly deadlinesByKind = new Map<string, DeadlineDefinition>();

  constructor(readonly contexts: readonly Context[]) {
    for (const context of contexts) this.add(context);
  }

  /** Undefined for a type and version that no context knows: deciders fail closed. */
  event(type: string, version: number): EventDefinition | undefined {
    return this.byType.get(`${type}/${String(version)}`);
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
    return [...this.byType.values()];
  }

  private add(context: Context): void {
    for (const event of context.events) {
      const name = `${event.type}/${String(event.version)}`;
      if (this.byType.has(name)) throw new Error(`Two definitions of the event ${name}`);
      this.byType.set(name, event);
      this.owners.set(event, context.name);
    }
    for (const definition of context.streams) {
      const folds = this.foldsByWord.get(definition.word) ?? [];
      this.foldsByWord.set(definition.word, [...folds, { context: context.name, definition }]);
    }
    for (const deadline of context.deadlines ?? []) this.deadlinesByKind.set(deadline.kind, deadline);
  }
}
