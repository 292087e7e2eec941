const SECTOR = 512;

/** Asked for each sector and each name that was not flushed: whether it had come to the disk all the same. */
export type Stays = () => boolean;

/** A change of a file's bytes that a power cut can undo, in part too; `at` is its place among all calls. */
interface Change {
  readonly at: number;
  make(content: Content, stays: Stays): void;
}

/** One file: what is safe of it, and what was changed since. */
export class RecordedFile {
  private readonly safe = new Content();
  private changes: Change[] = [];
  private end = 0;

  /** Without an offset at its end. */
  write(at: number, bytes: Uint8Array, offset = this.end): void {
    this.end = Math.max(this.end, offset + bytes.length);
    this.changes.push({ at, make: (content, stays) => content.write(offset, bytes, stays) });
  }

  cut(at: number, size: number): void {
    this.end = size;
    this.changes.push({
      at,
      make: (content, stays) => {
        if (stays()) content.cut(size);
      },
    });
  }

  /** Whatever was changed up to that place is safe. */
  flush(covered: number): void {
    for (const change of this.changes) if (change.at <= covered) change.make(this.safe, () => true);
    this.changes = this.changes.filter(({ at }) => at > covered);
  }

  /** Its bytes when the power comes back. */
  content(stays: Stays): Uint8Array {
    const content = this.safe.copy();
    for (const change of this.changes) change.make(content, stays);
    return content.bytes;
  }
}

class Content {
  constructor(
    private held = Buffer.alloc(0),
    private size = 0,
  ) {}

  get bytes(): Uint8Array {
    return this.held.subarray(0, this.size);
  }

  copy(): Content {
    return new Content(Buffer.from(this.held), this.size);
  }

  cut(size: number): void {
    this.make(size);
    this.held.fill(0, size);
    this.size = size;
  }

  /** A sector comes to the disk whole or not at all, each for itself. */
  write(offset: number, bytes: Uint8Array, stays: Stays): void {
    for (let from = 0; from < bytes.length;) {
      const to = Math.min(bytes.length, from + SECTOR - ((offset + from) % SECTOR));
      if (stays()) this.put(offset + from, bytes.subarray(from, to));
      from = to;
    }
  }

  private put(offset: number, bytes: Uint8Array): void {
    this.make(offset + bytes.length);
    this.held.set(bytes, offset);
    this.size = Math.max(this.size, offset + bytes.length);
  }

  private make(room: number): void {
    if (this.held.length < room) this.held = Buffer.concat([this.held], room * 2);
  }
}
