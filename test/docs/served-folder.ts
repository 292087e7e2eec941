import { openServed } from '../../apps/ledger/open-served';
import { createLedgerApp } from '../../apps/ledger/http/ledger-app';
import { dataFolder } from '../../apps/ledger/composition/data-folder';
import { ViewsPace } from '../../apps/ledger/composition/views-pace';
import type { OpenLedger } from '../../apps/ledger/composition/open-ledger';

/** The service of a data folder, as `npm start` composes it, on a free port: started and stopped where a page says so. */
export class ServedFolder {
  private stopping: (() => Promise<void>) | undefined;
  url = '';
  ledger: OpenLedger | undefined;

  constructor(
    private readonly data: string,
    private readonly clock: () => number,
  ) {}

  async start(): Promise<void> {
    await this.stop();
    const config = { data: this.data, host: '127.0.0.1', port: 0, origin: 'mingjing.example/unopened' };
    const report = (failure: unknown): never => {
      throw failure;
    };
    const serving = { clock: this.clock, report, pace: new ViewsPace(), say: () => undefined };
    const ledger = await openServed(config, dataFolder(this.data), serving);
    const app = await createLedgerApp(ledger, { clock: this.clock });
    await app.listen(0, '127.0.0.1');
    [this.url, this.ledger] = [await app.getUrl(), ledger];
    this.stopping = async () => {
      await app.close();
      await ledger.close();
    };
  }

  async stop(): Promise<void> {
    await this.stopping?.();
    this.stopping = undefined;
  }
}
