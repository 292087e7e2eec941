/** Kept for `undefined`, so that one look tells what is kept from what is not. */
const NOTHING = Symbol('undefined');

/**
 * What was used recently, by key: two generations, of which the older one goes as a whole once the
 * younger is full. Nothing is ever looked for among the oldest, so that keeping costs the same however
 * much is kept. `undefined` is a value too.
 */
export class Recent<Value> {
  private young = new Map<string, Value | typeof NOTHING>();
  private old = new Map<string, Value | typeof NOTHING>();

  /** Keeps between `limit` and twice as many. */
  constructor(private readonly limit: number) {}

  /** The value kept, or the one that `find` gives, which is kept from now on. */
  of(key: string, find: () => Value): Value {
    const known = this.kept(key);
    if (known !== undefined) return known === NOTHING ? (undefined as Value) : known;
    const value = find();
    this.set(key, value);
    return value;
  }

  /** The value kept, if there is one. */
  get(key: string): Value | undefined {
    const known = this.kept(key);
    return known === NOTHING ? undefined : known;
  }

  set(key: string, value: Value): void {
    this.keep(key, value === undefined ? NOTHING : value);
  }

  forget(key: string): void {
    this.young.delete(key);
    this.old.delete(key);
  }

  clear(): void {
    this.young.clear();
    this.old.clear();
  }

  private kept(key: string): Value | typeof NOTHING | undefined {
    const young = this.young.get(key);
    if (young !== undefined) return young;
    const old = this.old.get(key);
    if (old !== undefined) this.keep(key, old);
    return old;
  }

  private keep(key: string, value: Value | typeof NOTHING): void {
    if (this.young.size >= this.limit) {
      this.old = this.young;
      this.young = new Map();
    }
    this.young.set(key, value);
  }
}
