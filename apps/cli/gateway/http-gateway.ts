import type { SignedSubmission } from '@mingjing/client';
import type { Json, JsonObject, Rejection } from '@mingjing/kernel';
import type { UnfinishedImport } from '@mingjing/registers/contracts';
import { parseCheckpoint, type Checkpoint } from '@mingjing/log';
import type { Answer, Receipt, Rehearsed } from '@mingjing/writer';
import { CliFailure, EXIT, unavailable } from '../failure';
import type { Gateway, Inquiries, Standing } from './gateway';
import type { Question } from './question';
import { standingAt } from './standing-at';

/** A running service. */
export class HttpGateway implements Gateway, Inquiries {
  private constructor(
    private readonly url: string,
    readonly origin: string,
    /** Of the log when the gateway was opened. */
    private readonly size: number,
    /** Made anew for each request: a token lives a quarter of an hour. */
    private readonly token: () => string | undefined,
  ) {}

  /** Reads the origin from the checkpoint. Throws CliFailure where nobody answers. `token` is given the origin. */
  static async open(url: string, token: (origin: string) => string | undefined): Promise<HttpGateway> {
    const base = url.replace(/\/+$/, '');
    const { origin, size } = await checkpointAt(base);
    return new HttpGateway(base, origin, size, () => token(origin));
  }

  async submit(submissions: readonly SignedSubmission[]): Promise<Answer> {
    const answer = await reach(`${this.url}/v1/statements`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(submissions),
    });
    if (answer.ok) return { ok: true, receipts: (await answer.json()) as readonly Receipt[] };
    const { code, reason, facts } = await problemIn(answer);
    if (answer.status >= 500) throw unavailable(`${this.url}: ${reason}`);
    return { ok: false, rejection: { code, reason, facts } };
  }

  async rehearse(rows: readonly Rehearsed[]): Promise<ReadonlyMap<number, Rejection>> {
    const headers = { 'content-type': 'application/json', ...this.authorization() };
    const body = JSON.stringify(rows);
    const answer = await reach(`${this.url}/v1/imports/rehearsal`, { method: 'POST', headers, body });
    await this.demand(answer);
    const { refused } = (await answer.json()) as { readonly refused: readonly RefusedRow[] };
    return new Map(refused.map(({ position, ...why }) => [position, why]));
  }

  async putFile(bytes: Uint8Array): Promise<void> {
    const headers = { 'content-type': 'application/octet-stream', ...this.authorization() };
    await this.demand(await reach(`${this.url}/v1/files`, { method: 'POST', headers, body: bytes }));
  }

  async standing(streams: readonly string[]): Promise<ReadonlyMap<string, Standing>> {
    return standingAt(this, streams, this.size);
  }

  async unfinishedImports(): Promise<readonly UnfinishedImport[]> {
    const answer = await this.ask('imports/unfinished');
    return (answer as unknown as { readonly imports: readonly UnfinishedImport[] }).imports;
  }

  /** A query of the API below `/v1/`. */
  async ask(path: string): Promise<Json> {
    const answer = await reach(`${this.url}/v1/${path}`, { headers: this.authorization() });
    await this.demand(answer);
    return (await answer.json()) as Json;
  }

  /** The same, byte for byte. */
  async bytes(path: string): Promise<Uint8Array> {
    const answer = await reach(`${this.url}/v1/${path}`, { headers: this.authorization() });
    await this.demand(answer);
    return new Uint8Array(await answer.arrayBuffer());
  }

  async answer<T>(question: Question<T>): Promise<T> {
    return question.fromBody(await this.ask(question.path));
  }

  checkpoint(): Promise<Checkpoint> {
    return checkpointAt(this.url);
  }

  async close(): Promise<void> {
    // Nothing is held open.
  }

  private authorization(): Readonly<Record<string, string>> {
    const token = this.token();
    return token === undefined ? {} : { authorization: `Bearer ${token}` };
  }

  private async demand(answer: Response): Promise<void> {
    if (answer.ok) return;
    const { code, reason } = await problemIn(answer);
    throw new CliFailure(
      `${this.url} refused (${code}): ${reason}`,
      answer.status >= 500 ? EXIT.unavailable : EXIT.no,
    );
  }
}

type RefusedRow = Rejection & { readonly position: number };

async function checkpointAt(base: string): Promise<Checkpoint> {
  const answer = await reach(`${base}/log/checkpoint`);
  const checkpoint = answer.ok ? parseCheckpoint(await answer.text()) : undefined;
  if (checkpoint?.ok === true) return checkpoint.value;
  throw unavailable(`${base} serves no ledger; give the address of a running service.`);
}

async function reach(url: string, init: RequestInit = {}): Promise<Response> {
  try {
    return await fetch(url, init);
  } catch (cause) {
    throw unavailable(`${url} cannot be reached; check the address and that the service runs.`, cause);
  }
}

/** RFC 9457 problem details, or whatever else came. */
async function problemIn(
  answer: Response,
): Promise<{ readonly code: string; readonly reason: string; readonly facts: JsonObject }> {
  const text = await answer.text();
  try {
    const { code, detail, facts } = JSON.parse(text) as {
      code?: string;
      detail?: string;
      facts?: JsonObject;
    };
    if (code !== undefined) return { code, reason: detail ?? code, facts: facts ?? {} };
  } catch {
    // A proxy in between speaks HTML.
  }
  return {
    code: `http-${answer.status}`,
    reason: `It answered ${answer.status} ${answer.statusText}.`,
    facts: {},
  };
}
