/**
 * A pure function that keeps its last few results by a key that names all of its input. A draw is
 * asked for many times – per page of its unblinding, per replacement – and recomputed once.
 */
export function rememberLast<Arguments extends readonly unknown[], Value>(
  kept: number,
  keyOf: (...args: Arguments) => string,
  compute: (...args: Arguments) => Value,
): (...args: Arguments) => Value {
  const known = new Map<string, Value>();
  return (...args) => {
    const key = keyOf(...args);
    const before = known.get(key);
    const value = before ?? compute(...args);
    known.delete(key);
    known.set(key, value);
    for (const oldest of known.keys()) {
      if (known.size <= kept) break;
      known.delete(oldest);
    }
    return value;
  };
}
