import { OutcomeUnknown } from '../store-errors';
import type { EngineStream } from './engine-stream';
import { KeptNotes, type KeptNote } from './kept-notes';

/** Notes that are held in memory, and that one look at older ones reads. */
export const WINDOW = 256;
/** By so many places notes may lie out of the order of their sizes, and are still found. */
const DISORDER = WINDOW / 2;
const PAGE = 1_000;

/**
 * The checkpoints that came back with the lines of witnesses, beside the stream of swapped ones, whose
 * revisions are their versions. The stream only grows; the last note of a size is the one that counts.
 * Witnesses are asked for the newest checkpoint alone, so sizes rise but for those that answer late.
 */
export class CosignedNotes {
  private notes: KeptNotes;
  /** The last notes before `next`, in the order of the stream. */
  private tail: readonly KeptNote[] = [];
  private next: number | undefined;
  private running: Promise<void> = Promise.resolve();
  private coming: Promise<void> | undefined;

  constructor(private readonly stream: EngineStream) {
    this.notes = new KeptNotes(stream);
  }

  async of(size: number): Promise<string | undefined> {
    await this.catchUp();
    const held = lastOf(this.tail, size);
    if (held !== undefined) return held.note;
    const isNewer = size > (this.tail.at(-DISORDER)?.size ?? 0);
    return this.first === 0 || isNewer ? undefined : this.older(size);
  }

  /** False where another one came first: whoever loses reads again. */
  async add(size: number, note: string): Promise<boolean> {
    await this.catchUp();
    const position = this.next ?? 0;
    if (!(await this.append(position, { note, size }))) return false;
    this.take(position, [{ note, size }]);
    return true;
  }

  /**
   * Of a note that nobody knows whether it stands only its own caller is told: nothing rests on the order of
   * these notes as it does on that of entries, and one that comes late finds its position taken.
   */
  private async append(position: number, kept: KeptNote): Promise<boolean> {
    const { notes } = this;
    try {
      return await notes.append(position, kept);
    } catch (error) {
      if (error instanceof OutcomeUnknown && this.notes === notes) this.notes = new KeptNotes(this.stream);
      throw error;
    }
  }

  async newestFirst(max: number): Promise<readonly string[]> {
    await this.catchUp();
    let from = this.first;
    const pages = [this.tail];
    const sizes = new Set(this.tail.map(({ size }) => size));
    while (from > 0 && sizes.size < max) {
      const start = Math.max(0, from - PAGE);
      const page = await this.notes.from(start, from - start);
      pages.unshift(page);
      for (const { size } of page) sizes.add(size);
      from = start;
    }
    const bySize = new Map(pages.flat().map(({ size, note }) => [size, note]));
    const sorted = [...bySize].sort(([a], [b]) => b - a);
    return sorted.slice(0, max).map(([, note]) => note);
  }

  /** Position of the first note that is held. */
  private get first(): number {
    return (this.next ?? 0) - this.tail.length;
  }

  /** Before what is held: the place that the order of sizes gives, and its neighbourhood. */
  private async older(size: number): Promise<string | undefined> {
    let [low, high] = [0, this.first];
    while (low < high) {
      const middle = Math.floor((low + high) / 2);
      if ((await this.notes.at(middle)).size <= size) low = middle + 1;
      else high = middle;
    }
    return lastOf(await this.notes.from(Math.max(0, low - DISORDER), WINDOW), size)?.note;
  }

  /**
   * Whoever asks while the stream is being read shares the next reading with all others that wait: what
   * is under way may have begun before the note that he knows of.
   */
  private catchUp(): Promise<void> {
    this.coming ??= this.running
      .catch(() => undefined)
      .then(() => {
        this.coming = undefined;
        return (this.running = this.readOn());
      });
    return this.coming;
  }

  private async readOn(): Promise<void> {
    const from = this.next ?? Math.max(0, (await this.stream.size()) - WINDOW);
    this.take(from, await this.notes.from(from, Number.MAX_SAFE_INTEGER));
  }

  /** What was taken before is passed over: positions say what a note is, not the order of answers. */
  private take(position: number, notes: readonly KeptNote[]): void {
    const fresh = notes.slice(Math.max(0, (this.next ?? position) - position));
    if (fresh.length === 0 && this.next !== undefined) return;
    this.next = position + notes.length;
    this.tail = [...this.tail, ...fresh].slice(-WINDOW);
  }
}

function lastOf(notes: readonly KeptNote[], size: number): KeptNote | undefined {
  return notes.findLast((note) => note.size === size);
}
