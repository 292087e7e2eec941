import { PassThrough } from 'node:stream';
import type { Terminal } from '../../cli/progress';

/** A terminal whose every look at the clock is a second later: every bar is worth showing. */
export class Screen {
  private readonly stream = Object.assign(new PassThrough(), { isTTY: true, columns: 120 });
  private seconds = 0;
  readonly terminal: Terminal = {
    terminal: this.stream as unknown as NodeJS.WriteStream,
    clock: () => (this.seconds += 1) * 1_000,
  };

  /** Everything that was drawn on it so far. */
  shown(): string {
    return String(this.stream.read() ?? '');
  }
}
