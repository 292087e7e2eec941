import { ReadWindow } from '../spilled/read-window';
import { UNIT, recordIn, type KeptRecord } from './format';

/** What is read at first: nearly all records are shorter. */
const FIRST_READ = 1_024;

/** Records of a file by their places, which count in units of 16 bytes. */
export class KeptRecords {
  private readonly window: ReadWindow;

  /** `end`: bytes of the file that may be read. */
  constructor(
    private readonly file: number,
    public end: number,
  ) {
    this.window = new ReadWindow(file);
  }

  /** Holds until the next is read. Throws where none can stand there. */
  at(place: number): KeptRecord {
    const position = place * UNIT;
    const bytes = this.window.read(position, FIRST_READ, this.end);
    const record =
      recordIn(bytes, 0) ?? recordIn(this.window.read(position, bytes.readUInt32LE(0) + UNIT, this.end), 0);
    if (record === undefined) throw new Error(`No record of the index stands at byte ${String(position)}`);
    return record;
  }

  /** Each of the places, which are in the order of the file; others may be asked for meanwhile. */
  *each(places: Iterable<number>): Iterable<KeptRecord> {
    const own = new KeptRecords(this.file, this.end);
    for (const place of places) yield own.at(place);
  }
}
