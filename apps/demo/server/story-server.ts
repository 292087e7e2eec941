import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { DataFolder } from '../../ledger/composition/data-folder';
import { openLedger, type OpenLedger } from '../../ledger/composition/open-ledger';
import { createLedgerApp } from '../../ledger/http/ledger-app';
import type { StoryClock } from '../player/ledger-client';

export interface StoryServerOptions {
  readonly origin: string;
  readonly port: number;
  /** The first moment of the story. */
  readonly start: number;
  /** 16 bytes at each call, from the demo's seed: ids of what the ledger observes. */
  readonly random: () => Uint8Array;
  /** Where refusals are the point, and need not be logged each. */
  readonly quiet?: true;
}

/**
 * The service of a demo's ledger, on the story's clock. Only whoever composed it can set that clock;
 * nothing over HTTP can.
 */
export class StoryServer implements StoryClock {
  private constructor(
    readonly ledger: OpenLedger,
    private readonly app: NestFastifyApplication,
    readonly url: string,
    private readonly time: { now: number },
  ) {}

  static async start(folder: DataFolder, options: StoryServerOptions): Promise<StoryServer> {
    const { origin, port, start, random } = options;
    const time = { now: start };
    const clock = (): number => time.now;
    const ledger = await openLedger(folder, { origin, clock, random });
    const app = await createLedgerApp(ledger, { clock });
    if (options.quiet) app.useLogger(false);
    await app.listen(port, '127.0.0.1');
    return new StoryServer(ledger, app, await app.getUrl(), time);
  }

  get now(): number {
    return this.time.now;
  }

  /** What was observed is recorded first; then whatever falls due in between happens at its own moment. */
  async reach(moment: number): Promise<void> {
    const { writer } = this.ledger;
    await this.settle();
    for (let due = dueOf(writer.nextDeadline()); due <= moment; due = dueOf(writer.nextDeadline())) {
      this.time.now = Math.max(this.time.now, due);
      await this.settle();
    }
    this.time.now = Math.max(this.time.now, moment);
    await this.settle();
  }

  async told(): Promise<void> {
    const { writer, follower } = this.ledger;
    await follower.reaches(writer.sealed.size);
  }

  async close(): Promise<void> {
    await this.app.close();
    await this.ledger.close();
  }

  private async settle(): Promise<void> {
    await this.ledger.writer.settleDeadlines();
  }
}

function dueOf(deadline: string | undefined): number {
  return deadline === undefined ? Infinity : Date.parse(deadline);
}
