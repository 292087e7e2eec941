import { toBase64, type Sha256 } from '@mingjing/kernel';
import { inclusionSiblings } from './prove';
import { rangeRoot, type SubtreeReader } from './subtrees';
import { TLOG_PROOF_HEADER } from './tlog-proof';

/**
 * All tlog-proofs under one signed checkpoint. Neighbours share most of their paths, and all share
 * the right edge: each subtree's line is computed and written once. The texts are those of formatTlogProof; the
 * checkpoint is one that signCheckpoint has written, or openCheckpoint has read, and not judged again.
 */
export class TlogProofs {
  private readonly lines = new Map<string, string>();

  constructor(
    private readonly sha256: Sha256,
    private readonly reader: SubtreeReader,
    private readonly size: number,
    private readonly checkpoint: string,
  ) {}

  /** RangeError unless 0 ≤ index < size. */
  text(index: number): string {
    let path = '';
    for (const { start, end } of inclusionSiblings(index, this.size)) path += this.line(start, end);
    return `${TLOG_PROOF_HEADER}\nindex ${String(index)}\n${path}\n${this.checkpoint}`;
  }

  private line(start: number, end: number): string {
    const range = `${String(start)} ${String(end)}`;
    let line = this.lines.get(range);
    if (line === undefined) {
      line = `${toBase64(rangeRoot(this.sha256, this.reader, start, end))}\n`;
      this.lines.set(range, line);
    }
    return line;
  }
}
