import { utf8 } from '@mingjing/kernel';
import { OutcomeUnknown } from '../store-errors';
import { doublePlace, onEngines } from '../testing/engine-place';
import { CosignedNotes, WINDOW } from './cosigned-notes';
import { EngineConnection } from './engine-connection';
import { EngineStream } from './engine-stream';
import { TIME_LIMITS } from './time-limits';

const LENGTH = 2_000;
const sizeOf = (i: number): number => 3 * i + 1;
const noteOf = (i: number): string => `${String(sizeOf(i))}|a`;

/** How many notes the engine has given. */
class CountedStream extends EngineStream {
  given = 0;

  override async read(from: number, max: number): Promise<readonly Uint8Array[]> {
    const read = await super.read(from, max);
    this.given += read.length;
    return read;
  }
}

onEngines('a long stream of cosigned checkpoints, with %s', (place) => {
  let connection: EngineConnection;
  let stream: CountedStream;
  let notes: CosignedNotes;
  beforeAll(async () => {
    connection = EngineConnection.to(place().url);
    stream = new CountedStream(connection, place().newStream(), TIME_LIMITS);
    const events = Array.from({ length: LENGTH }, (_, i) => ({
      type: 'CheckpointSigned',
      bytes: utf8(JSON.stringify({ note: noteOf(i), size: sizeOf(i) })),
    }));
    for (let next = 0; next < LENGTH; next += 500) {
      expect(await stream.attempt(next, events.slice(next, next + 500))).toBe('done');
    }
  });
  beforeEach(() => {
    notes = new CosignedNotes(stream);
    stream.given = 0;
  });
  afterAll(() => connection.close());

  it('is not read whole by whoever takes up where it ends', async () => {
    expect(await notes.of(sizeOf(LENGTH - 1))).toBe(noteOf(LENGTH - 1));
    expect(await notes.of(sizeOf(LENGTH))).toBeUndefined();
    expect(await notes.newestFirst(64)).toEqual(Array.from({ length: 64 }, (_, i) => noteOf(LENGTH - 1 - i)));
    expect(stream.given).toBe(WINDOW);
  });

  it.each([0, 1, 700, LENGTH - WINDOW - 1, LENGTH - WINDOW])(
    'gives the note at place %s by its size, without what lies between',
    async (i) => {
      expect(await notes.of(sizeOf(i))).toBe(noteOf(i));
      expect(await notes.of(sizeOf(i) + 1)).toBeUndefined();
      expect(stream.given).toBeLessThan(4 * WINDOW);
    },
  );

  it('gives all of them to whoever asks for all', async () => {
    expect(await notes.newestFirst(Number.MAX_SAFE_INTEGER)).toHaveLength(LENGTH);
  });

  it('takes one more behind them, of an older size too', async () => {
    expect(await notes.add(sizeOf(LENGTH - 3), 'again')).toBe(true);
    expect(await notes.of(sizeOf(LENGTH - 3))).toBe('again');
    expect(await new CosignedNotes(stream).of(sizeOf(LENGTH - 3))).toBe('again');
  });
});

describe('a cosigned checkpoint of which nobody could find out whether it was kept', () => {
  it.each(['stored-unanswered', 'silent', 'late'] as const)(
    'keeps none that follows from being kept, once the engine is back: %s',
    async (misdeed) => {
      const place = await doublePlace();
      const limits = { ...TIME_LIMITS };
      const connection = EngineConnection.to(place.url);
      const notes = new CosignedNotes(new EngineStream(connection, 'cosigned', limits));
      expect(await notes.add(7, '7|a')).toBe(true);
      limits.settling = 300;
      place.double.mischief.appending(misdeed);
      const kept = expect(notes.add(9, '9|a')).rejects.toThrow(OutcomeUnknown);
      await place.double.mischief.appendsDone();
      await place.double.stop();
      await kept;
      limits.settling = TIME_LIMITS.settling;
      await place.double.listen();
      expect(await notes.add(9, '9|ab')).toBe(true);
      place.double.mischief.release();
      expect(await notes.of(9)).toBe('9|ab');
      expect(await notes.newestFirst(3)).toEqual(['9|ab', '7|a']);
      await connection.close();
      await place.leave();
    },
  );
});
