import type { Writable } from 'node:stream';

/**
 * Whoever reads the answer may leave before its end (`mingjing verify export | head -3`). The work goes on in silence,
 * so that nothing is cut off halfway, and the exit status is that of the work. Any other fault of a stream is thrown.
 */
export function outliveItsReader(...streams: readonly Writable[]): void {
  for (const stream of streams) {
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EPIPE') throw error;
    });
  }
}
