/** Looks for which a node that could not open its pen leaves the turn to others, at first and at most. */
const STANDS_BACK = 10;
const LONGEST = 320;

/**
 * Whether this node had better write. What keeps its pen from writing may pass in a moment: others are told
 * once it has lasted, by a clock that only goes forward. Of pens that do not open one after the other, each leaves
 * longer pauses, so that nodes none of which can write do not take turns at once.
 */
export class Fitness {
  private looksLeft = 0;
  private pause = STANDS_BACK;
  private ableAt = performance.now();

  /** `grace`: milliseconds for which a pen may be kept from writing. */
  constructor(private readonly grace: number) {}

  get standsBack(): boolean {
    return this.looksLeft > 0;
  }

  /** Of a pen that is open: whether it could have written lately. */
  get isAble(): boolean {
    return performance.now() - this.ableAt <= this.grace;
  }

  standBack(): void {
    this.looksLeft = Math.max(this.looksLeft, STANDS_BACK);
  }

  /** Called at each look of a node that follows. */
  looked(): void {
    this.looksLeft = Math.max(0, this.looksLeft - 1);
  }

  /** The pen could not be opened. */
  failed(): void {
    this.looksLeft = this.pause;
    this.pause = Math.min(2 * this.pause, LONGEST);
  }

  /** The pen was opened, and no time has passed that it could have written in. */
  opened(): void {
    this.pause = STANDS_BACK;
    this.able();
  }

  /** The pen would have written now. */
  able(): void {
    this.ableAt = performance.now();
  }
}
