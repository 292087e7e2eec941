import { rejection, type Rejection } from '@mingjing/kernel';
import type { Freshness, OwnLog } from '@mingjing/writer';

/** The policy of docs/operating.md. Milliseconds. */
export const WITNESSED_WITHIN = 60_000;
/** What is sealed within it counts from the first seal, and is witnessed with the last. */
const GRAIN = 1_000;

/** What is asked of whoever gathers cosignatures. */
interface Witnessed {
  readonly witnessed: { readonly size: number } | undefined;
}

/** What is asked of the pen. */
interface Sealing {
  readonly sealed: { readonly size: number };
  onSealed(listener: (sealed: { readonly size: number }) => void): () => void;
}

/**
 * On several machines the pen writes only while it is watched: a node that was cut off with its engine
 * must not go on for long. Once something was sealed a minute ago that no quorum has cosigned,
 * nothing more is taken until one has. A log at rest that is witnessed whole takes up at once.
 */
export class LatelyWitnessed implements Freshness {
  private waiting: { size: number; readonly since: number }[] = [];
  private unsubscribe: () => void = () => undefined;

  constructor(
    private readonly start: Freshness,
    private readonly desk: Witnessed,
    /** Milliseconds of a clock that only goes forward. */
    private readonly elapsed: () => number,
  ) {}

  confirm(own: OwnLog): Promise<void> {
    return this.start.confirm(own);
  }

  attend(pen: Sealing): void {
    this.unsubscribe = pen.onSealed(({ size }) => this.sealed(size));
    this.sealed(pen.sealed.size);
  }

  close(): void {
    this.unsubscribe();
  }

  heldBack(): Rejection | undefined {
    const held = this.start.heldBack();
    if (held !== undefined) return held;
    this.forget();
    const [oldest] = this.waiting;
    return oldest !== undefined && this.elapsed() - oldest.since > WITNESSED_WITHIN ? UNWATCHED : undefined;
  }

  private sealed(size: number): void {
    this.forget();
    const last = this.waiting.at(-1);
    if (size <= (this.desk.witnessed?.size ?? 0)) return;
    if (last !== undefined && this.elapsed() - last.since < GRAIN) last.size = size;
    else this.waiting.push({ size, since: this.elapsed() });
  }

  private forget(): void {
    const witnessed = this.desk.witnessed?.size ?? 0;
    this.waiting = this.waiting.filter(({ size }) => size > witnessed);
  }
}

const UNWATCHED = rejection(
  'witness-overdue',
  'What the ledger signed more than a minute ago has not been cosigned by its witnesses; it takes statements again as soon as they have. Send the statement again later.',
);
