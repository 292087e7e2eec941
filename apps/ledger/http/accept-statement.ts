import { Inject } from '@nestjs/common';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Statement } from '@mingjing/kernel';
import { readSubmissions, type Answer, type Wait } from '@mingjing/writer';
import { veiled } from './refusal-veil';
import { ReadingDesk } from './service';

/** The one command of the ledger: take these bytes as statements. */
export class AcceptStatement {
  constructor(
    readonly body: Uint8Array,
    readonly wait: Wait,
  ) {}
}

export interface Acceptance {
  readonly answer: Answer;
  readonly isArray: boolean;
  /** In the order of the array; empty where the body could not be read. */
  readonly stated: readonly Statement[];
}

/** Hands the statement to the writer, which decides; nothing else writes. */
@CommandHandler(AcceptStatement)
export class AcceptStatementHandler implements ICommandHandler<AcceptStatement, Acceptance> {
  constructor(@Inject(ReadingDesk) private readonly desk: ReadingDesk) {}

  async execute({ body, wait }: AcceptStatement): Promise<Acceptance> {
    const batch = readSubmissions(body);
    if (!batch.ok) return { answer: batch, isArray: false, stated: [] };
    const { submissions, isArray } = batch.value;
    const { writer } = this.desk.ledger;
    const answer = await writer.submit(batch.value, wait);
    const stated = submissions.map(({ statement }) => statement);
    if (answer.ok) return { answer, isArray, stated };
    const rejection = veiled(answer.rejection, stated, writer.facts(), this.desk.now());
    return { answer: { ok: false, rejection }, isArray, stated };
  }
}
