import type { Receipt } from '@mingjing/writer';
import { readPen } from '../../apps/ledger/composition/key-file';
import { aMoment } from './a-moment';
import type { Machine } from './machine';
import { ORIGIN } from './machines';
import { statementBy } from './statement';

/** A statement as it was sent, and the receipt for it. */
export interface Taken {
  readonly id: string;
  readonly body: string;
  readonly receipt: Receipt;
}

/** Clients that state one thing after the other at whatever node they come to, as through a proxy. */
export class Load {
  readonly taken: Taken[] = [];
  /** Answers other than a receipt: there must be none. */
  readonly refused: string[] = [];
  private readonly pen;
  private going: Promise<unknown> = Promise.resolve();
  private stopping = false;

  constructor(
    private readonly machines: () => readonly Machine[],
    founderKey: string,
  ) {
    this.pen = readPen(founderKey);
  }

  /** So many clients, until they are told to stop. */
  begin(clients: number): void {
    this.stopping = false;
    const client = async (at: number): Promise<void> => {
      for (let turn = at; !this.stopping; turn++) await this.state(this.statement(), turn);
    };
    this.going = Promise.all(Array.from({ length: clients }, (_, i) => client(i)));
  }

  /** Returns once as many more were answered. */
  async more(count: number): Promise<void> {
    const wanted = this.taken.length + count;
    while (this.taken.length < wanted && this.refused.length === 0) await aMoment();
  }

  async end(): Promise<void> {
    this.stopping = true;
    await this.going;
  }

  statement(): { readonly id: string; readonly body: string } {
    return statementBy(this.pen, ORIGIN, Date.now());
  }

  /** To the node whose turn it is; where no answer comes at all, the same bytes go to the next one. */
  async state({ id, body }: Pick<Taken, 'id' | 'body'>, turn = 0): Promise<Receipt | undefined> {
    for (let at = turn; ; at++) {
      const machines = this.machines();
      const { url } = machines[at % machines.length]!;
      const answer = await fetch(`${url}/v1/statements`, {
        ...{ method: 'POST', body, headers: { 'content-type': 'application/json' } },
        signal: AbortSignal.timeout(120_000),
      })
        .then(async (response) => ({ status: response.status, text: await response.text() }))
        .catch(() => undefined);
      if (answer === undefined) await aMoment();
      else return this.note({ id, body }, answer);
    }
  }

  private note(
    { id, body }: Pick<Taken, 'id' | 'body'>,
    { status, text }: { readonly status: number; readonly text: string },
  ): Receipt | undefined {
    if (status === 201) {
      const receipt = JSON.parse(text) as Receipt;
      this.taken.push({ id, body, receipt });
      return receipt;
    }
    this.refused.push(`${String(status)} ${text}`);
    return undefined;
  }
}
