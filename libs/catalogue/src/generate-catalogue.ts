import type { Context, EventDefinition } from '@mingjing/kernel';
import { schemaOf } from './schema-of';

/**
 * The event catalogue as files, by path: `catalogue/<Type>.v<n>.json` for each event, and
 * `catalogue/index.json`. The text is the same for the same contexts, whatever their order, so that
 * a changed payload shows as a diff and nothing else does.
 *
 * Throws where two contexts define the same type and version.
 */
export function generateCatalogue(contexts: readonly Context[]): ReadonlyMap<string, string> {
  const files = new Map<string, string>();
  const rows: object[] = [];
  for (const { context, event } of inOrder(contexts)) {
    const file = `${event.type}.v${String(event.version)}.json`;
    const path = `catalogue/${file}`;
    if (files.has(path)) throw new TypeError(`Two contexts define ${file}.`);
    files.set(path, textOf(described(context, event)));
    const { type, version, stream, visibility } = event;
    rows.push({ type, version, context, stream, visibility, file });
  }
  return files.set('catalogue/index.json', textOf({ events: rows, refusals: refusalsOf(contexts) }));
}

interface Defined {
  readonly context: string;
  readonly event: EventDefinition;
}

function inOrder(contexts: readonly Context[]): readonly Defined[] {
  return contexts
    .flatMap((context) => context.events.map((event) => ({ context: context.name, event })))
    .sort((a, b) => compare(a.event.type, b.event.type) || a.event.version - b.event.version);
}

/** By UTF-16 units: the same on every machine, whatever its locale. */
function compare(a: string, b: string): number {
  return a === b ? 0 : a < b ? -1 : 1;
}

function described(context: string, event: EventDefinition): object {
  const { type, version, stream, visibility, statedBy, cosignedBy, personal } = event;
  return {
    type,
    version,
    context,
    stream,
    visibility,
    statedBy,
    ...(cosignedBy === undefined ? {} : { cosignedBy }),
    ...(personal === undefined ? {} : { personal }),
    schema: schemaOf(event.payload),
  };
}

function refusalsOf(contexts: readonly Context[]): object {
  const byName = [...contexts].sort((a, b) => compare(a.name, b.name));
  return Object.fromEntries(byName.map(({ name, refusals }) => [name, sortedByCode(refusals)]));
}

function sortedByCode(refusals: Context['refusals']): object {
  return Object.fromEntries(Object.entries(refusals).sort(([a], [b]) => compare(a, b)));
}

function textOf(value: object): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
