import type { EngineStream } from './engine-stream';
import { KeptNotes } from './kept-notes';

/**
 * The checkpoints that came back with the lines of witnesses, beside the stream of swapped ones, whose
 * revisions are their versions. The stream only grows; the last note of a size is the one that counts.
 */
export class CosignedNotes {
  private readonly notes: KeptNotes;
  private readonly bySize = new Map<number, string>();
  private read = 0;

  constructor(stream: EngineStream) {
    this.notes = new KeptNotes(stream);
  }

  async of(size: number): Promise<string | undefined> {
    await this.catchUp();
    return this.bySize.get(size);
  }

  /** False where another one came first: whoever loses reads again. */
  async add(size: number, note: string): Promise<boolean> {
    await this.catchUp();
    return this.notes.append(this.read, { note, size });
  }

  async newestFirst(max: number): Promise<readonly string[]> {
    await this.catchUp();
    const sorted = [...this.bySize].sort(([a], [b]) => b - a);
    return sorted.slice(0, max).map(([, note]) => note);
  }

  private async catchUp(): Promise<void> {
    const fresh = await this.notes.from(this.read, Number.MAX_SAFE_INTEGER);
    for (const { size, note } of fresh) this.bySize.set(size, note);
    this.read += fresh.length;
  }
}
