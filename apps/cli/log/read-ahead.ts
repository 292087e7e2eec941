/**
 * Loads items before they are asked for, `depth` of them at a time, and gives them in order. Where a
 * load fails the failure comes in its turn.
 */
export async function* readAhead<Item, Loaded>(
  items: Iterable<Item>,
  load: (item: Item) => Promise<Loaded>,
  depth: number,
): AsyncGenerator<Loaded> {
  const loading: Promise<Loaded>[] = [];
  for (const item of items) {
    const one = load(item);
    // It is awaited in its turn; until then a failure is nobody's surprise.
    one.catch(() => undefined);
    loading.push(one);
    const first = loading.length > depth ? loading.shift() : undefined;
    if (first !== undefined) yield await first;
  }
  for (const one of loading) yield await one;
}
