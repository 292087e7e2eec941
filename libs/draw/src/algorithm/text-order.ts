/**
 * Ids sort by their UTF-8 bytes (draw.md, bytes). That is the order of code points, which differs
 * from JavaScript's own order of UTF-16 units only where a surrogate meets U+E000–U+FFFF. Comparing
 * units spares encoding millions of ids. Holds for well-formed text, which `isSoundId` promises.
 */
export function compareUtf8(a: string, b: string): number {
  const shared = Math.min(a.length, b.length);
  for (let i = 0; i < shared; i++) {
    const unitA = a.charCodeAt(i);
    const unitB = b.charCodeAt(i);
    if (unitA !== unitB) return rankOfUnit(unitA) - rankOfUnit(unitB);
  }
  return a.length - b.length;
}

/** Surrogates stand for U+10000 and above: after U+FFFF, not before U+E000. */
function rankOfUnit(unit: number): number {
  const isSurrogate = unit >= 0xd800 && unit <= 0xdfff;
  return isSurrogate ? unit + 0x10000 : unit;
}

/** A copy sorted by UTF-8; the platform's faster order serves where no id holds a surrogate. */
export function sortedByText<Row>(rows: readonly Row[], textOf: (row: Row) => string): Row[] {
  const agree = rows.every((row) => !/[\ud800-\udfff]/.test(textOf(row)));
  const compare = agree ? compareUnits : compareUtf8;
  return [...rows].sort((a, b) => compare(textOf(a), textOf(b)));
}

function compareUnits(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

export function byId(a: { readonly id: string }, b: { readonly id: string }): number {
  return compareUtf8(a.id, b.id);
}

/** Finds by bisection in a list sorted by `byId`: no second index of three million ids. */
export function findById<Row extends { readonly id: string }>(
  sorted: readonly Row[],
  id: string,
): Row | undefined {
  let low = 0;
  let high = sorted.length - 1;
  while (low <= high) {
    const middle = (low + high) >>> 1;
    const row = sorted[middle];
    const order = row === undefined ? 0 : compareUtf8(row.id, id);
    if (order === 0) return row;
    if (order < 0) low = middle + 1;
    else high = middle - 1;
  }
  return undefined;
}

/** Not empty and without lone surrogates, which have no UTF-8 bytes and thus no place in the order. */
export function isSoundId(text: string): boolean {
  return text.length > 0 && !/\p{Surrogate}/u.test(text);
}

/** The first item that equals its neighbour; the list must already be sorted by `compare`. */
export function firstRepeated<Item>(
  sorted: readonly Item[],
  compare: (a: Item, b: Item) => number,
): readonly [Item, Item] | null {
  for (let i = 1; i < sorted.length; i++) {
    const before = sorted[i - 1] as Item;
    const item = sorted[i] as Item;
    if (compare(before, item) === 0) return [before, item];
  }
  return null;
}
