/**
 * `fn` and `sn` of RFC 9162 §2.1.3.2 and §2.1.4.2: the place of a node and that of the last node, both
 * halved level by level from the leaves to the root. They say on which side the next sibling stands and
 * how many siblings there are, so that the proof's own length decides nothing.
 */
export class Climb {
  constructor(
    private node: number,
    private last: number,
  ) {}

  get atTop(): boolean {
    return this.last === 0;
  }

  get siblingIsLeft(): boolean {
    return this.node % 2 === 1 || this.node === this.last;
  }

  /** Past the sibling just used, and past the levels at which the right edge has no sibling. */
  up(): void {
    if (this.siblingIsLeft) {
      while (this.node % 2 === 0 && this.node !== 0) this.halve();
    }
    this.halve();
  }

  /** §2.1.4.2 step 4: a right child completes a subtree, whose root the proof gives at once. */
  skipRightEdges(): void {
    while (this.node % 2 === 1) this.halve();
  }

  private halve(): void {
    this.node = Math.floor(this.node / 2);
    this.last = Math.floor(this.last / 2);
  }
}
