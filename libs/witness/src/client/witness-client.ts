import { toHex, utf8, type Sha256 } from '@mingjing/kernel';
import { formatAddCheckpoint, parseSizeLine, type AddCheckpoint } from '@mingjing/log';
import type { AddCheckpointAnswer } from '../add-checkpoint-answer';

/**
 * The witness did not answer, or answered nothing that the protocol knows: asking again may help. It is said
 * without its address, which is nobody's business who may ask `/readyz`; the policy file has it.
 */
export class WitnessUnavailable extends Error {}

/** A cosignature or two; longer answers are not read to their end. */
const MAX_ANSWER_BYTES = 64 * 1024;
const REFUSALS: readonly number[] = [400, 403, 404, 422];

export interface WitnessAddress {
  /** Submission prefix, and monitoring prefix unless that is another one. */
  readonly url: string;
  readonly monitoring?: string;
  /** Milliseconds until an answer is given up. */
  readonly timeout: number;
}

/** Asks one witness over HTTP (C2SP tlog-witness). Whatever it says is a claim: the caller verifies signatures. */
export class WitnessClient {
  constructor(
    private readonly address: WitnessAddress,
    private readonly sha256: Sha256,
  ) {}

  /** Throws WitnessUnavailable. */
  async addCheckpoint(request: AddCheckpoint): Promise<AddCheckpointAnswer> {
    const { status, text } = await this.fetch(`${trimmed(this.address.url)}/add-checkpoint`, {
      method: 'POST',
      headers: { 'content-type': 'text/plain; charset=utf-8' },
      body: formatAddCheckpoint(request),
    });
    if (status === 200) return { status, lines: text };
    const size = status === 409 ? parseSizeLine(text) : null;
    if (size !== null) return { status: 409, size };
    const refused = REFUSALS.find((one) => one === status) as 400 | 403 | 404 | 422 | undefined;
    if (refused !== undefined) return { status: refused, reason: text.trim() };
    throw new WitnessUnavailable(`it answered ${String(status)}`);
  }

  /** The latest checkpoint of the log that it says to have cosigned; null where none. Throws WitnessUnavailable. */
  async latest(origin: string): Promise<string | null> {
    const prefix = trimmed(this.address.monitoring ?? this.address.url);
    const { status, text } = await this.fetch(`${prefix}/${toHex(this.sha256(utf8(origin)))}/checkpoint`, {});
    if (status === 200) return text;
    if (status === 404) return null;
    throw new WitnessUnavailable(`it answered ${String(status)}`);
  }

  private async fetch(
    url: string,
    init: RequestInit,
  ): Promise<{ readonly status: number; readonly text: string }> {
    try {
      const signal = AbortSignal.timeout(this.address.timeout);
      const answer = await fetch(url, { ...init, signal, redirect: 'error' });
      return { status: answer.status, text: await limitedText(answer) };
    } catch (cause) {
      throw new WitnessUnavailable('it did not answer', { cause });
    }
  }
}

async function limitedText(answer: Response): Promise<string> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of answer.body ?? []) {
    length += (chunk as Uint8Array).length;
    if (length > MAX_ANSWER_BYTES) throw new RangeError('The answer is longer than 64 KiB');
    chunks.push(chunk as Uint8Array);
  }
  return Buffer.concat(chunks).toString('utf8');
}

function trimmed(url: string): string {
  return url.replace(/\/+$/, '');
}
