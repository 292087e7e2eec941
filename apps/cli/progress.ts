import { SingleBar } from 'cli-progress';
import type { CliIo } from './io';

/** Where bars are drawn, if anywhere, and since when. */
export type Terminal = Pick<CliIo, 'terminal' | 'clock'>;

export interface Progress {
  /** So many of the total are done. */
  to(done: number): void;
  stop(): void;
}

/** Work that is over sooner shows no bar at all. */
const PATIENCE_MS = 500;

/** A bar on a terminal, nothing anywhere else. */
export function progressOf({ terminal, clock }: Terminal, what: string, total: number): Progress {
  if (terminal === undefined) return { to: () => undefined, stop: () => undefined };
  const started = clock();
  let bar: SingleBar | undefined;
  return {
    to: (done) => {
      if (bar === undefined && clock() - started < PATIENCE_MS) return;
      bar ??= startBar(terminal, what, total);
      bar.update(done);
    },
    stop: () => bar?.stop(),
  };
}

/** Does some work of so many parts under a bar. */
export async function underBar<T>(
  terminal: Terminal,
  what: string,
  total: number,
  work: (to: (done: number) => void) => Promise<T>,
): Promise<T> {
  const progress = progressOf(terminal, what, total);
  try {
    return await work((done) => progress.to(done));
  } finally {
    progress.stop();
  }
}

function startBar(stream: NodeJS.WriteStream, what: string, total: number): SingleBar {
  const bar = new SingleBar({
    stream,
    format: `${what} [{bar}] {percentage} % | {value}/{total} | {eta_formatted} left`,
    hideCursor: true,
    clearOnComplete: true,
    etaBuffer: 50,
  });
  bar.start(total, 0);
  return bar;
}
