const FIRST_CAPACITY = 1 << 6;
/** Fuller than this, and the slots that follow one another grow long. */
const MOST_FULL = 0.7;

/**
 * Hash → place, eight bytes a slot whatever the key: an open hash table of two columns. Different keys
 * may share a hash; the caller says which place is the one that it means.
 */
export class PlaceTable {
  private hashes = new Uint32Array(FIRST_CAPACITY);
  /** Place + 1; 0 where the slot is free. */
  private places = new Uint32Array(FIRST_CAPACITY);
  private count = 0;

  find(hash: number, isIt: (place: number) => boolean): number | undefined {
    const place = (this.places[this.slotOf(hash, isIt)] ?? 0) - 1;
    return place < 0 ? undefined : place;
  }

  /** In the stead of the place that `isIt` recognises, if there is one. */
  put(hash: number, place: number, isIt: (place: number) => boolean): void {
    const slot = this.slotOf(hash, isIt);
    const isNew = this.places[slot] === 0;
    this.hashes[slot] = hash;
    this.places[slot] = place + 1;
    if (isNew && ++this.count > this.places.length * MOST_FULL) this.grow();
  }

  clear(): void {
    this.hashes = new Uint32Array(FIRST_CAPACITY);
    this.places = new Uint32Array(FIRST_CAPACITY);
    this.count = 0;
  }

  /** The slot that holds the key, or the free one where it belongs. */
  private slotOf(hash: number, isIt: (place: number) => boolean): number {
    const mask = this.places.length - 1;
    let slot = hash & mask;
    for (;;) {
      const place = this.places[slot] ?? 0;
      if (place === 0 || (this.hashes[slot] === hash && isIt(place - 1))) return slot;
      slot = (slot + 1) & mask;
    }
  }

  private grow(): void {
    const { hashes, places } = this;
    const mask = places.length * 2 - 1;
    this.hashes = new Uint32Array(places.length * 2);
    this.places = new Uint32Array(places.length * 2);
    for (let from = 0; from < places.length; from++) {
      const place = places[from] ?? 0;
      if (place === 0) continue;
      const hash = hashes[from] ?? 0;
      let slot = hash & mask;
      while (this.places[slot] !== 0) slot = (slot + 1) & mask;
      this.hashes[slot] = hash;
      this.places[slot] = place;
    }
  }
}
