import type { Rows } from '@mingjing/followers';
import type { Json, JsonObject } from '@mingjing/kernel';

/** A row of a known shape: this view wrote it. */
export function read<T>(rows: Rows, key: string): T | undefined {
  return rows.get(key) as unknown as T | undefined;
}

export function write(rows: Rows, key: string, value: object | string): void {
  rows.put(key, value as Json);
}

/** Adds to a short list without repeating. */
export function addTo(rows: Rows, key: string, items: readonly string[]): void {
  const known = read<readonly string[]>(rows, key) ?? [];
  const fresh = items.filter((item) => !known.includes(item));
  if (fresh.length > 0) write(rows, key, [...known, ...fresh]);
}

/** Findings that an order, a recheck, a case or a transfer names, as ids or as `{"finding":…}`. */
export function namedFindings(data: JsonObject): readonly string[] {
  const named = data['findings'];
  if (!Array.isArray(named)) return [];
  return (named as readonly (string | { readonly finding: string })[]).map((one) =>
    typeof one === 'string' ? one : one.finding,
  );
}
