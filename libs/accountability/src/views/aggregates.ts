import type { ViewDefinition } from '@mingjing/followers';
import { streamWord, type Json, type Registry } from '@mingjing/kernel';

/** `<context> <stream>` → what the context has folded of the stream: the current state of each aggregate. */
export function aggregatesView(registry: Registry): ViewDefinition {
  return {
    name: 'aggregates',
    version: 2,
    concerns: '*',
    prefix: 'context',
    columns: { word: (_data, key) => streamWord(key.slice(key.indexOf(' ') + 1)) },
    apply(event, rows) {
      for (const { context, definition } of registry.folds(streamWord(event.stream))) {
        const key = `${context} ${event.stream}`;
        const state: unknown = definition.evolve(rows.get(key), event);
        if (state !== undefined) rows.put(key, state as Json);
      }
    },
  };
}
