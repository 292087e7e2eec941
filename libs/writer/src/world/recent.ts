/**
 * What was used recently, by key: two generations, of which the older one goes as a whole once the
 * younger is full. Nothing is ever looked for among the oldest, so that keeping costs the same however
 * much is kept. `undefined` is a value too.
 */
export class Recent<Value> {
  private young = new Map<string, Value>();
  private old = new Map<string, Value>();

  /** Keeps between `limit` and twice as many. */
  constructor(private readonly limit: number) {}

  /** The value kept, or the one that `find` gives, which is kept from now on. */
  of(key: string, find: () => Value): Value {
    const known = this.young.get(key);
    if (known !== undefined || this.young.has(key)) return known as Value;
    const value = this.old.has(key) ? (this.old.get(key) as Value) : find();
    this.set(key, value);
    return value;
  }

  /** The value kept, if there is one. */
  get(key: string): Value | undefined {
    const known = this.young.get(key);
    if (known !== undefined) return known;
    const value = this.old.get(key);
    if (value !== undefined) this.set(key, value);
    return value;
  }

  set(key: string, value: Value): void {
    if (this.young.size >= this.limit) {
      this.old = this.young;
      this.young = new Map();
    }
    this.young.set(key, value);
  }

  forget(key: string): void {
    this.young.delete(key);
    this.old.delete(key);
  }

  clear(): void {
    this.young.clear();
    this.old.clear();
  }
}
