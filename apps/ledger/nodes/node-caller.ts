import { utf8 } from '@mingjing/kernel';
import { StoreUnavailable } from '@mingjing/event-store';
import { ANSWER_SEAL } from './answer-seal';
import type { NodeTokens } from './node-token';

export type Sent = 'application/json' | 'application/octet-stream';

/** What is asked of another node. */
export interface Call {
  /** Its origin, as in the term or in the configuration. */
  readonly url: string;
  /** With the query. */
  readonly path: string;
  /** A body makes it a POST. */
  readonly body?: Uint8Array;
  readonly type?: Sent;
  /** Milliseconds. */
  readonly timeout: number;
  readonly until?: AbortSignal;
}

/** Another node of the ledger does not answer as it should. */
export class AwayNode extends StoreUnavailable {}

/** Asks other nodes over HTTP, each request under a token of its own, and takes what they have sealed. */
export class NodeCaller {
  constructor(private readonly tokens: NodeTokens) {}

  /** The answer of status 200; undefined for 404. Rejects with `AwayNode` for any other, for none and for an unsealed one. */
  async ask(call: Call): Promise<Buffer | undefined> {
    const { body = NOTHING } = call;
    const method = call.body === undefined ? 'GET' : 'POST';
    const authorization = this.tokens.for({ method, path: call.path, body });
    const answer = await this.send(call, { method, authorization });
    const bytes = Buffer.from(await answer.arrayBuffer().catch(away(call)));
    const told = { authorization, status: answer.status, body: bytes };
    if (!this.tokens.isSealed(told, answer.headers.get(ANSWER_SEAL))) throw unsealed(call, answer.status);
    if (answer.status === 404) return undefined;
    if (answer.status === 200) return bytes;
    throw new AwayNode(`The node at ${call.url} answered with ${String(answer.status)}.`);
  }

  /** As `ask`; the answer is JSON, and 404 none. */
  async json<T>(call: Call): Promise<T> {
    const bytes = await this.ask(call);
    if (bytes === undefined) throw new AwayNode(`The node at ${call.url} knows no ${call.path}.`);
    return JSON.parse(bytes.toString('utf8')) as T;
  }

  private send(
    { url, path, body, type = 'application/json', timeout, until }: Call,
    { method, authorization }: { readonly method: string; readonly authorization: string },
  ): Promise<Response> {
    const signal = AbortSignal.timeout(timeout);
    return fetch(`${url}${path}`, {
      method,
      headers: { authorization, ...(body === undefined ? {} : { 'content-type': type }) },
      ...(body === undefined ? {} : { body }),
      signal: until === undefined ? signal : AbortSignal.any([signal, until]),
      redirect: 'error',
    }).catch(away({ url, path, timeout }));
  }
}

const NOTHING = new Uint8Array();

export function asJson(value: unknown): Uint8Array {
  return utf8(JSON.stringify(value));
}

function unsealed({ url }: Call, status: number): AwayNode {
  return new AwayNode(
    `What answered ${String(status)} at ${url} is no node of this ledger, or one that does not let this one in: their service keys differ, their clocks do, or somebody stands between them.`,
  );
}

function away({ url }: Call): (cause: unknown) => never {
  return (cause) => {
    throw new AwayNode(`The node at ${url} did not answer.`, { cause });
  };
}
