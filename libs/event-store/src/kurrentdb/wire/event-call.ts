import { convertToCommandError } from '@kurrent/kurrentdb-client/dist/utils';
import type { Listener, Subscription } from '../engine-client';
import type { ClientCalls } from './client-calls';
import type { MessageCall } from './message-call';
import { readAnswer } from './read-answer';
import { subscriptionRequest } from './requests';

interface Asked {
  readonly stream: string;
  readonly from: number;
  readonly listener: Listener;
}

/** One call that delivers a stream. */
export class EventCall implements Subscription {
  private call: MessageCall | undefined;
  private isPaused = false;
  private isOver = false;

  constructor(
    calls: ClientCalls,
    private readonly asked: Asked,
  ) {
    const receiver = {
      came: (message: Buffer) => this.pass(message),
      ended: (error: Error | undefined) =>
        this.fail(error ?? new Error('The engine ended the subscription.')),
    };
    calls.begin('Read', receiver).then(
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

  private begin(call: MessageCall): void {
    this.call = call;
    call.sendLast(subscriptionRequest(this.asked.stream, this.asked.from));
    if (this.isOver) call.cancel();
    else if (this.isPaused) call.pause();
  }

  private pass(message: Buffer): void {
    if (this.isOver) return;
    const { came, caughtUp } = this.asked.listener;
    const answer = readAnswer(message);
    if (answer === 'caught-up') caughtUp();
    else if (answer !== 'other') came(answer);
  }

  private fail(error: Error): void {
    if (this.isOver) return;
    this.isOver = true;
    this.asked.listener.failed(convertToCommandError(error));
  }
}
