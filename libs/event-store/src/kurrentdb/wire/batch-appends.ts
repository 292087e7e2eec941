import { randomUUID } from 'node:crypto';
import { convertToCommandError } from '@kurrent/kurrentdb-client/dist/utils';
import type { NewEvent } from '../engine-client';
import { readAppendAnswer } from './append-answer';
import type { ClientCalls } from './client-calls';
import type { MessageCall } from './message-call';
import { appendRequest } from './requests';

interface Waiting {
  readonly stream: string;
  readonly resolve: (last: bigint) => void;
  readonly reject: (error: unknown) => void;
}

interface Call {
  readonly messages: MessageCall;
  /** Appends without an answer, by their correlation ids. */
  readonly waiting: Map<string, Waiting>;
}

/** All appends of one client, over one call that is opened with the first and anew after it has ended. */
export class BatchAppends {
  private call: Promise<Call> | undefined;

  constructor(private readonly calls: ClientCalls) {}

  async append(stream: string, expected: bigint | 'no_stream', events: readonly NewEvent[]): Promise<bigint> {
    const { messages, waiting } = await (this.call ??= this.opened());
    const correlation = randomUUID();
    return new Promise((resolve, reject) => {
      waiting.set(correlation, { stream, resolve, reject });
      messages.send(appendRequest({ correlation, stream, expected, events }));
    });
  }

  private async opened(): Promise<Call> {
    const waiting = new Map<string, Waiting>();
    try {
      const messages = await this.calls.begin('BatchAppend', {
        came: (answer) => settle(waiting, answer),
        // Nobody would answer any more.
        ended: (error) => this.end(waiting, error ?? new Error('The engine ended the call.')),
      });
      return { messages, waiting };
    } catch (error) {
      this.call = undefined;
      throw error;
    }
  }

  private end(waiting: Map<string, Waiting>, error: Error): void {
    this.call = undefined;
    for (const { reject } of waiting.values()) reject(convertToCommandError(error));
    waiting.clear();
  }
}

function settle(waiting: Map<string, Waiting>, bytes: Buffer): void {
  const { correlation, outcome } = readAppendAnswer(bytes);
  const append = waiting.get(correlation);
  waiting.delete(correlation);
  if ('last' in outcome) append?.resolve(BigInt(outcome.last));
  else append?.reject(outcome.refused(append.stream));
}
