import type { ClientReadableStream } from '@grpc/grpc-js';
import { convertToCommandError } from '@kurrent/kurrentdb-client/dist/utils';
import type { Listener, Subscription } from '../engine-client';
import type { ClientCalls } from './client-calls';
import { readAnswer, type Answer } from './read-answer';
import { subscriptionRequest } from './requests';

interface Asked {
  readonly stream: string;
  readonly from: number;
  readonly listener: Listener;
}

/** One call that delivers a stream. */
export class EventCall implements Subscription {
  private call: ClientReadableStream<Answer> | undefined;
  private isPaused = false;
  private isOver = false;

  constructor(
    calls: ClientCalls,
    private readonly asked: Asked,
  ) {
    calls.read(subscriptionRequest(asked.stream, asked.from), readAnswer).then(
      (call) => this.begin(call),
      (error: unknown) => this.fail(error as Error),
    );
  }

  pause(): void {
    this.isPaused = true;
    this.call?.pause();
  }

  resume(): void {
    if (!this.isPaused) return;
    this.isPaused = false;
    this.call?.resume();
  }

  cancel(): void {
    this.isOver = true;
    this.call?.cancel();
  }

  private begin(call: ClientReadableStream<Answer>): void {
    this.call = call;
    call
      .on('data', (answer: Answer) => this.pass(answer))
      .on('error', (error: Error) => this.fail(convertToCommandError(error)))
      .on('end', () => this.fail(new Error('The engine ended the subscription.')));
    if (this.isOver) call.cancel();
    else if (this.isPaused) call.pause();
  }

  private pass(answer: Answer): void {
    const { came, caughtUp } = this.asked.listener;
    if (this.isOver || answer === 'other') return;
    if (answer === 'caught-up') caughtUp();
    else came(answer);
  }

  private fail(error: Error): void {
    if (this.isOver) return;
    this.isOver = true;
    this.asked.listener.failed(error);
  }
}
