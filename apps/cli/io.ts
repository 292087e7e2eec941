/** Everything a command has of the world around it: the process gives it in `main.ts`, a spec its own. */
export interface CliIo {
  /** One line of the answer, to standard output. */
  readonly out: (line: string) => void;
  /** One line about the work, to standard error: an answer can be piped on. */
  readonly err: (line: string) => void;
  /** Where progress bars are drawn; absent where standard error is no terminal. */
  readonly terminal?: NodeJS.WriteStream;
  /** Milliseconds since the epoch. */
  readonly clock: () => number;
  /** So many random bytes. */
  readonly random: (count: number) => Uint8Array;
}
