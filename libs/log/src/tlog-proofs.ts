import { toBase64, type Sha256 } from '@mingjing/kernel';
import type { LeafRange } from './prove';
import { rangeRoot, splitPoint, type SubtreeReader } from './subtrees';
import { TLOG_PROOF_HEADER } from './tlog-proof';

/** A node on the way from the root to a leaf, and the lines of the siblings above it, the lowest first. */
interface Step extends LeafRange {
  readonly path: string;
}

/**
 * All tlog-proofs under one signed checkpoint. The way down to the last leaf asked for is kept: its
 * neighbour shares most of it, so that of proofs in the order of the log each line is computed about
 * once. The texts are those of formatTlogProof; the checkpoint is one that signCheckpoint has written,
 * or openCheckpoint has read, and not judged again.
 */
export class TlogProofs {
  /** From the root down. */
  private readonly way: Step[];

  constructor(
    private readonly sha256: Sha256,
    private readonly reader: SubtreeReader,
    private readonly size: number,
    private readonly checkpoint: string,
  ) {
    this.way = [{ start: 0, end: size, path: '' }];
  }

  /** RangeError unless 0 ≤ index < size. */
  text(index: number): string {
    if (!Number.isSafeInteger(index) || index < 0 || index >= this.size) {
      throw new RangeError(`Entry ${String(index)} is not in a log of size ${String(this.size)}`);
    }
    let step = this.above(index);
    while (step.end - step.start > 1) {
      step = this.below(step, index);
      this.way.push(step);
    }
    return `${TLOG_PROOF_HEADER}\nindex ${String(index)}\n${step.path}\n${this.checkpoint}`;
  }

  /** The lowest node of the last way under which the leaf stands. */
  private above(index: number): Step {
    for (;;) {
      const step = this.way.at(-1);
      if (step === undefined) throw new Error('The way down a tree lost its root');
      if (step.start <= index && index < step.end) return step;
      this.way.pop();
    }
  }

  private below({ start, end, path }: Step, index: number): Step {
    const middle = start + splitPoint(end - start);
    return index < middle
      ? { start, end: middle, path: this.line(middle, end) + path }
      : { start: middle, end, path: this.line(start, middle) + path };
  }

  private line(start: number, end: number): string {
    return `${toBase64(rangeRoot(this.sha256, this.reader, start, end))}\n`;
  }
}
