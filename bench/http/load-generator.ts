import { fork, type ChildProcess } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { SignedSubmission } from '@mingjing/client';
import { canonicalJson, type Json } from '@mingjing/kernel';
import type { LoadOrder, LoadReport } from './load-process';

/** Connections, one request at a time on each. */
export const CONNECTIONS = 64;

/** What the load process is to send. */
export type LoadFile = Pick<LoadOrder, 'bodies' | 'are'>;

/** Drives the load process, which stays the same for all rounds: warm for each contender alike. */
export class LoadGenerator {
  private readonly child: ChildProcess;
  private rounds = 0;

  constructor(private readonly folder: string) {
    this.child = fork(join(__dirname, 'load-process.js'), { stdio: 'inherit' });
  }

  /** The statements as a file for the load process, in canonical form; made off the clock. */
  file(submissions: readonly SignedSubmission[]): LoadFile {
    return this.written(
      'json',
      submissions.map((one) => canonicalJson(one as unknown as Json)),
    );
  }

  /** The same of texts, the first share of them for the first connection, and so on. */
  textFile(bodies: readonly string[]): LoadFile {
    return this.written(
      'text',
      bodies.map((body) => JSON.stringify(body)),
    );
  }

  /** Milliseconds from the first answer to the last. Throws unless every request was answered with success. */
  async milliseconds(url: string, file: LoadFile): Promise<number> {
    const { milliseconds, failed } = await this.round({ url, ...file, connections: CONNECTIONS });
    if (failed > 0) throw new Error(`${String(failed)} requests to ${url} were not answered with success`);
    return milliseconds;
  }

  close(): void {
    this.child.disconnect();
  }

  private written(are: LoadFile['are'], lines: readonly string[]): LoadFile {
    const bodies = join(this.folder, `bodies-${String(this.rounds++)}`);
    writeFileSync(bodies, lines.map((line) => `${line}\n`).join(''));
    return { bodies, are };
  }

  private round(order: LoadOrder): Promise<LoadReport> {
    return new Promise((resolve, reject) => {
      const died = (): void => reject(new Error('The load generator has ended'));
      this.child.once('exit', died);
      this.child.once('message', (report) => {
        this.child.off('exit', died);
        resolve(report as LoadReport);
      });
      this.child.send(order);
    });
  }
}
