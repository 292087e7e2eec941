import { Inject } from '@nestjs/common';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { readSubmissions, type Answer, type Wait } from '@mingjing/writer';
import type { OpenLedger } from '../composition/open-ledger';
import { veiled } from './refusal-veil';
import { LEDGER } from './service';

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
}

/** Hands the statement to the writer, which decides; nothing else writes. */
@CommandHandler(AcceptStatement)
export class AcceptStatementHandler implements ICommandHandler<AcceptStatement, Acceptance> {
  constructor(@Inject(LEDGER) private readonly ledger: OpenLedger) {}

  async execute({ body, wait }: AcceptStatement): Promise<Acceptance> {
    const batch = readSubmissions(body);
    if (!batch.ok) return { answer: batch, isArray: false };
    const { submissions, isArray } = batch.value;
    const answer = await this.ledger.writer.submit(batch.value, wait);
    if (answer.ok) return { answer, isArray };
    const statements = submissions.map(({ statement }) => statement);
    const rejection = veiled(answer.rejection, statements, this.ledger.writer.facts());
    return { answer: { ok: false, rejection }, isArray };
  }
}
