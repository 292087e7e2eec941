import type { SignedSubmission } from '@mingjing/client';
import type { Json, JsonObject } from '@mingjing/kernel';
import { parseCheckpoint } from '@mingjing/log';
import { readerToken } from '../../cli/gateway/reader-token';
import { AUDITOR, CLERK, LEGAL, SECOND_LEGAL } from '../generator/county/people';
import type { AssignedTask } from '../generator/story/reading';
import { Refusal, type LedgerClient, type Place } from './ledger-client';
import type { Pens } from './pens';

interface TaskPage {
  readonly rows: readonly { readonly key: string; readonly row: { readonly assignment?: Assigned } }[];
  readonly next?: string;
}

interface Assigned {
  readonly entity: string;
  readonly lead?: string;
  readonly second?: string;
}

interface ToCountersign {
  readonly toCountersign?: { readonly result: string };
}

/** The ledger over HTTP, asked with the tokens of those whose business the question is. */
export class HttpLedger implements LedgerClient {
  constructor(
    private readonly url: string,
    private readonly origin: string,
    private readonly pens: Pens,
    /** Milliseconds since the epoch, by the story. */
    private readonly clock: () => number,
  ) {}

  async submit(submissions: readonly SignedSubmission[]): Promise<readonly Place[]> {
    const answer = await fetch(`${this.url}/v1/statements?wait=sealed`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(submissions),
    });
    const body = (await answer.json()) as Json;
    if (answer.ok) return body as unknown as readonly Place[];
    const { code, detail, facts } = body as unknown as { code: string; detail?: string; facts?: JsonObject };
    throw Refusal.of({ code, reason: detail ?? code, facts: facts ?? {} }, submissions);
  }

  async putFile(bytes: Uint8Array): Promise<void> {
    const headers = { 'content-type': 'application/octet-stream', ...this.authorization(CLERK) };
    await demand(await fetch(`${this.url}/v1/files`, { method: 'POST', headers, body: bytes }));
  }

  async checkpoint(): Promise<{ readonly size: number; readonly root: string }> {
    const note = await (await demand(await fetch(`${this.url}/log/checkpoint`))).text();
    const parsed = parseCheckpoint(note);
    if (!parsed.ok) throw new Error(`The ledger serves no checkpoint: ${parsed.rejection.reason}`);
    const { size, root } = parsed.value;
    return { size, root: Buffer.from(root).toString('hex') };
  }

  async tasksOf(draw: string): Promise<readonly AssignedTask[]> {
    const tasks: AssignedTask[] = [];
    let after: string | undefined;
    do {
      const query = new URLSearchParams({ draw, limit: '1000', ...(after === undefined ? {} : { after }) });
      const page = (await this.ask(`tasks?${query.toString()}`, AUDITOR)) as unknown as TaskPage;
      for (const { key, row } of page.rows) if (row.assignment) tasks.push(taskOf(key, row.assignment));
      after = page.next;
    } while (after !== undefined);
    return tasks;
  }

  /** The countersigner is shown the hash that he signs, and no name: he need not look at the sealed draw. */
  async resultOf(draw: string): Promise<string> {
    const answer = (await this.ask(`draws/${draw}`, SECOND_LEGAL)) as unknown as ToCountersign;
    if (answer.toCountersign === undefined) throw new Error(`The draw ${draw} has no sealed result yet`);
    return answer.toCountersign.result;
  }

  async transcriptOf(draw: string): Promise<JsonObject> {
    return (await this.ask(`draws/${draw}/transcript?full=true`, LEGAL)) as JsonObject;
  }

  /** A query of the API below `/v1/`, in somebody's name. */
  async ask(path: string, actor: string): Promise<Json> {
    const headers = this.authorization(actor);
    return (await (await demand(await fetch(`${this.url}/v1/${path}`, { headers }))).json()) as Json;
  }

  /** A reader's token in somebody's name, made at the story's moment. */
  token(actor: string): string {
    return readerToken(this.pens.of(actor), this.origin, this.clock());
  }

  private authorization(actor: string): { readonly authorization: string } {
    return { authorization: `Bearer ${this.token(actor)}` };
  }
}

function taskOf(stream: string, { entity, lead, second }: Assigned): AssignedTask {
  return {
    ...{ task: stream.slice('task/'.length), entity },
    ...(lead === undefined ? {} : { lead }),
    ...(second === undefined ? {} : { second }),
  };
}

async function demand(answer: Response): Promise<Response> {
  if (answer.ok) return answer;
  throw new Error(`${answer.url} answered ${String(answer.status)}: ${await answer.text()}`);
}
