import { SingleBar } from 'cli-progress';
import type { CliIo } from './io';

export interface Progress {
  /** So many of the total are done. */
  to(done: number): void;
  stop(): void;
}

/** Work that is over sooner shows no bar at all. */
const PATIENCE_MS = 500;

/** A bar on a terminal, nothing anywhere else. */
export function progressOf({ terminal, clock }: CliIo, what: string, total: number): Progress {
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
