/** Places of a file, one bit each. */
export class PlaceSet {
  private readonly bits: Uint8Array;
  private count = 0;

  /** For places below `end`. */
  constructor(end: number) {
    this.bits = new Uint8Array(Math.ceil(end / 8));
  }

  /** How many are in it. */
  get size(): number {
    return this.count;
  }

  has(place: number): boolean {
    return (((this.bits[place >>> 3] ?? 0) >>> (place & 7)) & 1) === 1;
  }

  put(place: number, isIn: boolean): void {
    if (this.has(place) === isIn) return;
    this.bits[place >>> 3] = (this.bits[place >>> 3] ?? 0) ^ (1 << (place & 7));
    this.count += isIn ? 1 : -1;
  }
}
