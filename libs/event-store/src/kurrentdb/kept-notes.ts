import { fromUtf8, utf8 } from '@mingjing/kernel';
import { StoreUnavailable } from '../store-errors';
import type { EngineStream } from './engine-stream';
import { SettledAppend } from './settled-append';

/** The event that carries one: `{"note":"…","size":42}`, so that the size need not be read out of the note. */
export interface KeptNote {
  readonly note: string;
  readonly size: number;
}

const TYPE = 'CheckpointSigned';

/** A stream of the engine whose n-th event is the n-th note. */
export class KeptNotes {
  private readonly appends: SettledAppend;

  constructor(readonly stream: EngineStream) {
    this.appends = new SettledAppend(stream);
  }

  /** False where `position` is not the end. */
  async append(position: number, { note, size }: KeptNote): Promise<boolean> {
    const bytes = utf8(JSON.stringify({ note, size }));
    return (await this.appends.append(position, [{ type: TYPE, bytes }])) === 'done';
  }

  async from(position: number, max: number): Promise<readonly KeptNote[]> {
    const read = await this.stream.read(position, max);
    return read.map((bytes) => JSON.parse(fromUtf8(bytes)) as KeptNote);
  }

  async at(position: number): Promise<KeptNote> {
    const [kept] = await this.from(position, 1);
    if (kept !== undefined) return kept;
    throw new StoreUnavailable(`The engine did not give event ${String(position)} of ${this.stream.name}.`);
  }
}
