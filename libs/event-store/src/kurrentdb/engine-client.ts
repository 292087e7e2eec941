/** An event on its way to the engine. */
export interface NewEvent {
  /** A UUID as text. */
  readonly id: string;
  readonly type: string;
  readonly bytes: Uint8Array;
}

/** One event as the engine delivers it. */
export interface Delivered {
  readonly revision: number;
  readonly id: string;
  readonly isJson: boolean;
  /** As they lie in the message that brought them, which nobody else has. */
  readonly bytes: Uint8Array;
}

/** Of one subscription, in the order in which things come; after `failed` nothing does. */
export interface Listener {
  readonly came: (event: Delivered) => void;
  /** All that stood when the subscription began has come. */
  readonly caughtUp: () => void;
  readonly failed: (error: Error) => void;
}

export interface Subscription {
  /** What is on its way still comes; the engine is asked to wait with the rest. */
  pause(): void;
  resume(): void;
  cancel(): void;
}

/** What the adapter asks of one client of the engine. It keeps no deadlines of its own. */
export interface EngineClient {
  /**
   * Revision of the last one of these events. Rejects as the client's own calls do (`meaningOf`), with
   * its `WrongExpectedVersionError` where another revision stands there.
   */
  append(stream: string, expected: bigint | 'no_stream', events: readonly NewEvent[]): Promise<bigint>;
  /** Events from revision `from` on. */
  subscribe(stream: string, from: number, listener: Listener): Subscription;
  dispose(): Promise<void>;
}
