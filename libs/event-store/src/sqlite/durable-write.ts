import { OutcomeUnknown, StoreUnavailable } from '../store-errors';
import { whyNothingWasTaken } from './no-place';
import { resultCode } from './result-code';

/** SQLite's primary result codes after which certainly nothing of a write will ever be in the file. */
const NOTHING_WRITTEN: ReadonlySet<number> = new Set([
  5, // BUSY
  6, // LOCKED
  8, // READONLY
  13, // FULL: the frame that commits did not fit
  18, // TOOBIG
  19, // CONSTRAINT
  20, // MISMATCH
]);

/**
 * Guards the writes of one connection. A flush that fails leaves a commit in the write-ahead log
 * that this connection no longer sees but recovery might: from then on every write is refused.
 */
export class DurableWrites {
  private doubt: unknown;

  constructor(private readonly what: string) {}

  /** Runs a write and its commit; whatever it throws comes out as a settled refusal or as doubt. */
  run<T>(write: () => T): T {
    if (this.doubt !== undefined) throw this.unknown();
    try {
      return write();
    } catch (error) {
      const code = resultCode(error);
      if (code === undefined) throw error;
      if (NOTHING_WRITTEN.has(code)) {
        throw new StoreUnavailable(`${this.what} took nothing${whyNothingWasTaken(error)}`, { cause: error });
      }
      this.doubt = error;
      throw this.unknown();
    }
  }

  /** Waits for a flush made beside the commits that it covers; where it fails, they are in doubt. */
  async settle(flush: Promise<void>): Promise<void> {
    try {
      await flush;
    } catch (error) {
      this.doubt ??= error;
    }
    if (this.doubt !== undefined) throw this.unknown();
  }

  private unknown(): OutcomeUnknown {
    return new OutcomeUnknown(
      `${this.what} failed while writing; it must be opened anew before it takes more.`,
      { cause: this.doubt },
    );
  }
}
