import type { CallCredentials, Metadata } from '@grpc/grpc-js';

interface Status {
  readonly code: number;
  readonly details: string;
}

/** What grpc-js gives who creates a call on a channel. */
interface Call {
  setCredentials(credentials: CallCredentials): void;
  start(
    metadata: Metadata,
    listener: {
      onReceiveMetadata(metadata: Metadata): void;
      onReceiveMessage(message: Buffer): void;
      onReceiveStatus(status: Status): void;
    },
  ): void;
  /** Gives one message at most. */
  startRead(): void;
  sendMessageWithContext(context: { readonly callback: () => void }, message: Buffer): void;
  halfClose(): void;
  cancelWithStatus(code: number, details: string): void;
}

export interface Receiver {
  /** A message of its own bytes. What it throws ends the call. */
  readonly came: (message: Buffer) => void;
  /** Once, after the last message; with what went wrong, unless the engine ended the call in order. */
  readonly ended: (error: Error | undefined) => void;
}

/** gRPC status codes. */
const OK = 0;
const CANCELLED = 1;
const INTERNAL = 13;

/**
 * One call of gRPC as messages that go and come. The streams of Node that the package lays over it cost as
 * much as everything else that it does with a message.
 */
export class MessageCall {
  /** While one is handed over; the call below has room for one. */
  private isSending = false;
  private readonly unsent: Buffer[] = [];
  private isPaused = false;
  private isAsked = false;

  constructor(
    private readonly call: Call,
    private readonly receiver: Receiver,
  ) {}

  start(metadata: Metadata, credentials: CallCredentials | undefined): void {
    if (credentials !== undefined) this.call.setCredentials(credentials);
    this.call.start(metadata, {
      onReceiveMetadata: () => undefined,
      onReceiveMessage: (message: Buffer) => this.receive(message),
      onReceiveStatus: (status) => this.receiver.ended(status.code === OK ? undefined : errorOf(status)),
    });
    this.ask();
  }

  send(message: Buffer): void {
    if (this.isSending) this.unsent.push(message);
    else this.handOver(message);
  }

  /** Sends the only message that there is. */
  sendLast(message: Buffer): void {
    this.send(message);
    this.call.halfClose();
  }

  /** No message comes any more until `resume`, but for one that is on its way. */
  pause(): void {
    this.isPaused = true;
  }

  resume(): void {
    this.isPaused = false;
    if (!this.isAsked) this.ask();
  }

  cancel(): void {
    this.call.cancelWithStatus(CANCELLED, 'Cancelled on client');
  }

  private handOver(message: Buffer): void {
    this.isSending = true;
    const callback = (): void => {
      this.isSending = false;
      const next = this.unsent.shift();
      if (next !== undefined) this.handOver(next);
    };
    this.call.sendMessageWithContext({ callback }, message);
  }

  private ask(): void {
    this.isAsked = true;
    this.call.startRead();
  }

  private receive(message: Buffer): void {
    this.isAsked = false;
    try {
      this.receiver.came(message);
    } catch (error) {
      this.call.cancelWithStatus(INTERNAL, error instanceof Error ? error.message : String(error));
      return;
    }
    if (!this.isPaused) this.ask();
  }
}

/** As the package makes errors of a status: it converts them by these members. */
function errorOf(status: Status): Error {
  return Object.assign(new Error(`${String(status.code)}: ${status.details}`), status);
}
