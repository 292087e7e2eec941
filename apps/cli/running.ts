import type { ExitCode } from './failure';
import type { CliIo } from './io';

/** What a command's action is registered with: it may set another exit status than 0. */
export interface Running {
  readonly io: CliIo;
  end(exitCode: ExitCode): void;
}
