import { randomUUID } from 'node:crypto';
import type { ClientDuplexStream } from '@grpc/grpc-js';
import { unpackToCommandError } from '@kurrent/kurrentdb-client/dist/streams/appendToStream/unpackError';
import { convertToCommandError, parseUUID } from '@kurrent/kurrentdb-client/dist/utils';
import { BatchAppendResp } from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/streams_pb';
import type { NewEvent } from '../engine-client';
import type { ClientCalls } from './client-calls';
import { appendRequest } from './requests';

interface Waiting {
  readonly stream: string;
  readonly resolve: (last: bigint) => void;
  readonly reject: (error: unknown) => void;
}

interface Call {
  readonly duplex: ClientDuplexStream<Buffer, BatchAppendResp>;
  /** Appends without an answer, by their correlation ids. */
  readonly waiting: Map<string, Waiting>;
}

/** All appends of one client, over one call that is opened with the first and anew after it has ended. */
export class BatchAppends {
  private call: Promise<Call> | undefined;

  constructor(private readonly calls: ClientCalls) {}

  async append(stream: string, expected: bigint | 'no_stream', events: readonly NewEvent[]): Promise<bigint> {
    const { duplex, waiting } = await (this.call ??= this.opened());
    const correlation = randomUUID();
    const deadline = this.calls.deadline();
    return new Promise((resolve, reject) => {
      waiting.set(correlation, { stream, resolve, reject });
      duplex.write(appendRequest({ correlation, stream, expected, deadline, events }));
    });
  }

  private async opened(): Promise<Call> {
    try {
      const duplex = await this.calls.batchAppend((bytes) => BatchAppendResp.deserializeBinary(bytes));
      const call: Call = { duplex, waiting: new Map() };
      duplex
        .on('data', (answer: BatchAppendResp) => settle(call, answer))
        .on('error', (error: Error) => this.end(call, convertToCommandError(error)))
        // Nobody would answer any more.
        .on('end', () => this.end(call, new Error('The engine ended the call.')));
      return call;
    } catch (error) {
      this.call = undefined;
      throw error;
    }
  }

  private end({ waiting }: Call, error: unknown): void {
    this.call = undefined;
    for (const { reject } of waiting.values()) reject(error);
    waiting.clear();
  }
}

function settle({ waiting }: Call, answer: BatchAppendResp): void {
  const correlation = parseUUID(answer.getCorrelationId()) ?? '';
  const append = waiting.get(correlation);
  waiting.delete(correlation);
  const error = answer.getError();
  const last = answer.getSuccess()?.getCurrentRevision();
  if (error !== undefined) append?.reject(unpackToCommandError(error, append.stream));
  else if (last === undefined) append?.reject(new Error('The engine answered neither yes nor no.'));
  else append?.resolve(BigInt(last));
}
